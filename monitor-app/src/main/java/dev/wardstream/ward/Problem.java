package dev.wardstream.ward;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wardstream.words.Said;
import dev.wardstream.words.Wording;
import io.javalin.http.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered, as RFC 9457 tells it.
 *
 * @param detail what is wrong and what to do, in English
 * @param details the same in other languages, by their ISO 639 codes; null where there are none
 * @param outcome of a command that was refused
 * @param command the id of a command of which nobody knows what became: sent again with it, it is done once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable Map<String, String> details,
        @Nullable String outcome,
        @Nullable String command) {

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, null, null);
    }

    /** A problem that is told in every language that there are words for. */
    static Problem of(int status, String title, Said detail) {
        return new Problem("about:blank", title, status, detail.toString(), Wording.translated(detail), null, null);
    }

    Problem withOutcome(String replacement) {
        return new Problem(type, title, status, detail, details, replacement, command);
    }

    Problem withCommand(String id) {
        return new Problem(type, title, status, detail, details, outcome, id);
    }

    void answer(Context context) {
        context.status(status).contentType("application/problem+json").result(Json.bytes(this));
    }

    /** What a handler throws where it cannot go on. */
    static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Raised(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
