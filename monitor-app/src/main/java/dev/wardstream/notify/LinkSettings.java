package dev.wardstream.notify;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The links by which people answer.
 *
 * @param expiresAfter how long a link may be used
 * @param secret signs the links, the same on every instance; empty to make one and keep it in {@code directory}
 * @param directory where a secret that was made is kept
 */
public record LinkSettings(Duration expiresAfter, String secret, Path directory) {
    private static final int SHORTEST_SECRET = 16;

    public LinkSettings {
        if (expiresAfter.compareTo(Duration.ofMinutes(1)) < 0 || expiresAfter.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("notify.linkExpiresAfter must be 1 min to 7 days: " + expiresAfter);
        }
        if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "notify.linkSecret must have " + SHORTEST_SECRET + " characters or more, such as 32 random ones");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "LinkSettings[expiresAfter=" + expiresAfter + "]";
    }
}
