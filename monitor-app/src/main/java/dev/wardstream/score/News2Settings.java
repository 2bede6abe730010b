package dev.wardstream.score;

import java.time.Duration;

/**
 * How NEWS2 is kept for a patient.
 *
 * @param maxAge a value older than this counts as missing; 12 h is the longest the chart allows between two rounds
 * @param hop the least event time between two scores of a patient: scored is the first sample of each hop
 * @param scale2 whether SpO2 is read on scale 2, for a patient with hypercapnic respiratory failure whose target is 88–92 %
 */
public record News2Settings(Duration maxAge, Duration hop, boolean scale2) {
    public News2Settings {
        requirePositive("maxAge", maxAge);
        requirePositive("hop", hop);
    }

    /** Values hold for 12 h, a score at most every 10 s, SpO2 on scale 1. */
    public static News2Settings defaults() {
        return new News2Settings(Duration.ofHours(12), Duration.ofSeconds(10), false);
    }

    public News2Settings withScale2(boolean use) {
        return new News2Settings(maxAge, hop, use);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("news2." + name + " must be positive: " + duration);
        }
    }
}
