package dev.wardstream.archive;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * Which store the archive writes to, and how.
 *
 * @param url the store's address, {@code http://host:8086}
 * @param token what the store asks for; never shown
 * @param batchSize the most points in one write
 * @param writeTimeout how long the store may take for one write
 * @param longestPause the longest pause between two attempts while the store is down
 */
public record ArchiveSettings(
        URI url, String token, String org, String bucket, int batchSize, Duration writeTimeout, Duration longestPause) {
    /** The most points in one write, unless set otherwise. */
    public static final int DEFAULT_BATCH_SIZE = 2_000;

    public ArchiveSettings {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        require(
                url.getHost() != null && (scheme.equals("http") || scheme.equals("https")),
                "url must be http://host:port or https://host:port, is " + url);
        require(url.getUserInfo() == null, "url must not hold a password: give it as archive.token");
        require(
                !token.isBlank(),
                "token must not be empty: set WARDSTREAM_ARCHIVE_TOKEN to one that may write to " + bucket);
        require(!org.isBlank(), "org must not be empty");
        require(!bucket.isBlank(), "bucket must not be empty");
        require(batchSize >= 1 && batchSize <= 50_000, "batchSize must be 1 to 50000, is " + batchSize);
        require(isPositive(writeTimeout), "writeTimeout must be more than 0, is " + writeTimeout);
        require(isPositive(longestPause), "longestPause must be more than 0, is " + longestPause);
    }

    /** The settings of a store with the defaults for the rest: writes may take 30 s, pauses are at most 5 s long. */
    public static ArchiveSettings of(URI url, String token, String org, String bucket) {
        return new ArchiveSettings(
                url, token, org, bucket, DEFAULT_BATCH_SIZE, Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "ArchiveSettings[url=" + url + ", org=" + org + ", bucket=" + bucket + ", batchSize=" + batchSize
                + ", writeTimeout=" + writeTimeout + ", longestPause=" + longestPause + "]";
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("archive." + message);
        }
    }
}
