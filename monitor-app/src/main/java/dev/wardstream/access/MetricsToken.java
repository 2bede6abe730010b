package dev.wardstream.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a program sends that watches the monitor, such as Prometheus, in place of an engineer's session.
 *
 * @param value empty for none: then no program may
 */
public record MetricsToken(String value) {
    /** That there is none. */
    public static final MetricsToken NONE = new MetricsToken("");

    private static final int SHORTEST = 16;
    private static final String SCHEME = "Bearer ";

    /** A short one could be guessed. */
    public MetricsToken {
        if (!value.isEmpty() && value.length() < SHORTEST) {
            throw new IllegalArgumentException("http.metricsToken must have " + SHORTEST + " characters or more");
        }
    }

    /** @param authorization the request's header of that name */
    boolean isIn(@Nullable String authorization) {
        return !value.isEmpty()
                && authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(bytes(value), bytes(authorization.substring(SCHEME.length())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return value.isEmpty() ? "none" : "given";
    }
}
