package dev.wardstream.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.words.Said;
import dev.wardstream.words.Wording;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param detail for people, in English: what was wrong and what to do; nothing of the inside
 * @param details the same in other languages, by their ISO 639 codes; empty where nobody reads it but programs
 */
public record Problem(int status, String detail, Map<String, String> details) {
    /** The media type. */
    public static final String TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Problem(int status, String detail) {
        this(status, detail, Map.of());
    }

    /** A problem that is told in every language that there are words for. */
    public Problem(int status, Said detail) {
        this(status, detail.toString(), Wording.translated(detail));
    }

    /** What is thrown to answer with it, from any handler. */
    public HttpResponseException thrown() {
        return new HttpResponseException(status, detail, details);
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
        if (!details.isEmpty()) {
            members.put("details", details);
        }
        members.putAll(more);
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a problem is told with is no JSON", e);
        }
    }
}
