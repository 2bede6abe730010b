package dev.wardstream.recordings;

import java.util.Map;

/**
 * What was read so far: {@code rows = samples + the sum of left}.
 *
 * @param recordings how many recordings
 * @param rows how many lines of data
 * @param samples how many samples they made
 * @param left rows that made no sample, by reason
 */
public record ReadReport(long recordings, long rows, long samples, Map<String, Long> left) {
    public ReadReport {
        left = Map.copyOf(left);
    }
}
