package dev.wardstream.access;

import dev.wardstream.words.Wording;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.EndpointNotFound;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong is answered as a {@link Problem}; what it came from is for the log. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int INTERNAL = 500;

    private Problems() {}

    static void addTo(JavalinConfig config) {
        config.routes.exception(HttpResponseException.class, Problems::tell);
        config.routes.exception(Exception.class, Problems::fail);
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.error("a request failed", error);
            response.setStatus(INTERNAL);
        });
    }

    private static void tell(HttpResponseException failure, Context context) {
        String methods = failure.getDetails().get("availableMethods");
        if (methods != null) {
            context.header("Allow", methods);
        }
        Map<String, String> others = new TreeMap<>(failure.getDetails());
        others.keySet().retainAll(Wording.languages());
        new Problem(failure.getStatus(), detail(failure), others).answer(context);
    }

    private static String detail(HttpResponseException failure) {
        if (failure instanceof EndpointNotFound) {
            return "There is nothing here.";
        }
        return failure.getStatus() >= INTERNAL && failure.getStatus() < 503
                ? standard(failure.getStatus())
                : String.valueOf(failure.getMessage());
    }

    private static void fail(Exception failure, Context context) {
        HttpException ofRequest = ofRequest(failure);
        if (ofRequest != null) {
            new Problem(ofRequest.getCode(), standard(ofRequest.getCode())).answer(context);
            return;
        }
        LOG.error("{} {} failed", context.method(), context.path(), failure);
        new Problem(INTERNAL, standard(INTERNAL)).answer(context);
    }

    /** What the server found wrong with a body while a handler read it, such as too much of it; null where it was not that. */
    private static @Nullable HttpException ofRequest(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException found) {
                return found;
            }
        }
        return null;
    }

    private static String standard(int status) {
        return switch (status) {
            case 400 -> "The request is malformed.";
            case 408 -> "The request took too long to arrive.";
            case 413 -> "The request is too large.";
            case 414, 431 -> "The request's address or headers are too long.";
            case 429 -> "This address has too many requests open: try again later.";
            case INTERNAL -> "The monitor failed on this request; its log tells why.";
            default -> "The request was refused.";
        };
    }

    /** For what the server refuses before it is a request of anybody's: too long, malformed, too slow. */
    static ErrorHandler ofServer(SecurityHeaders headers) {
        return new ErrorHandler() {
            @Override
            protected void generateResponse(
                    Request request, Response response, int code, String message, Throwable cause, Callback callback) {
                headers.put(response.getHeaders());
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
                response.write(true, body(code), callback);
            }
        };
    }

    private static ByteBuffer body(int status) {
        return StandardCharsets.UTF_8.encode(new Problem(status, standard(status)).json(Map.of()));
    }
}
