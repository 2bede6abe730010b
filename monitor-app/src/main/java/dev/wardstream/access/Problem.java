package dev.wardstream.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param detail for people: what was wrong and what to do; nothing of the inside
 */
public record Problem(int status, String detail) {
    /** The media type. */
    public static final String TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is thrown to answer with it, from any handler. */
    public HttpResponseException thrown() {
        return new HttpResponseException(status, detail, Map.of());
    }

    /** Answers with it. */
    public void answer(Context context) {
        answer(context, Map.of());
    }

    /** @param more members beside the standard's */
    public void answer(Context context, Map<String, ?> more) {
        context.status(status)
                .contentType(TYPE)
                .header("Cache-Control", "no-store")
                .result(json(more));
    }

    String json(Map<String, ?> more) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", HttpStatus.forStatus(status).getMessage());
        members.put("status", status);
        members.put("detail", detail);
        members.putAll(more);
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a problem is told with is no JSON", e);
        }
    }
}
