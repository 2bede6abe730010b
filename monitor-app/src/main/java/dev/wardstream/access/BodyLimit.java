package dev.wardstream.access;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how large a request's body may be, and how long it may take. One that is too large is refused with 413, once what is
 * still coming of it has been read and forgotten: a connection that is closed on somebody who still sends is reset, and the
 * reset takes the answer with it. What is larger than anybody could send by mistake, or waits to be asked for, is refused at
 * once.
 */
final class BodyLimit extends Handler.Wrapper {
    /** Of one body, bytes. */
    private static final int MOST_FORGOTTEN = 2 * 1024 * 1024;

    private final int largest;
    private final long longestNanos;

    /**
     * @param largest of a body that is handled, bytes
     * @param longestMillis from a request's headers to the end of its body
     */
    BodyLimit(int largest, long longestMillis) {
        this.largest = largest;
        this.longestNanos = TimeUnit.MILLISECONDS.toNanos(longestMillis);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long told = request.getLength();
        if (told <= largest) {
            return super.handle(new Bounded(request, largest), response, callback);
        }
        if (told > MOST_FORGOTTEN || request.getHeaders().contains(HttpHeader.EXPECT)) {
            refuse(request, response, callback);
        } else {
            Runnable refusal = () -> refuse(request, response, callback);
            Content.Source.consumeAll(new Bounded(request, 0), Callback.from(refusal, failure -> refusal.run()));
        }
        return true;
    }

    private static void refuse(Request request, Response response, Callback callback) {
        Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
    }

    private static Content.Chunk failure(int status) {
        return Content.Chunk.from(new HttpException.RuntimeException(status));
    }

    /**
     * Fails where a body takes too long, and at the end of one that is too large, of which it gives nothing beyond the limit.
     * The time is looked at with each part that comes; where none comes, the connection's idle time-out tells, which fails the
     * body for good here, as the reader would go on waiting otherwise.
     */
    private final class Bounded extends Request.Wrapper {
        private final long begun = System.nanoTime();
        private final int limit;
        private long bytes;

        Bounded(Request request, int limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Content.@Nullable Chunk read() {
            for (Content.Chunk chunk = super.read(); chunk != null; chunk = super.read()) {
                if (Content.Chunk.isFailure(chunk)) {
                    boolean stalled = chunk.getFailure() instanceof TimeoutException;
                    return stalled ? failure(HttpStatus.REQUEST_TIMEOUT_408) : chunk;
                }
                bytes += chunk.remaining();
                boolean late = System.nanoTime() - begun > longestNanos;
                if (bytes <= limit && !late) {
                    return chunk;
                }
                boolean over = chunk.isLast() || bytes > MOST_FORGOTTEN;
                chunk.release();
                if (late || over) {
                    return failure(late ? HttpStatus.REQUEST_TIMEOUT_408 : HttpStatus.PAYLOAD_TOO_LARGE_413);
                }
            }
            return null;
        }
    }
}
