package dev.wardstream.wire;

import dev.wardstream.words.Said;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What some partitions hold before anything new comes, which a start reads.
 *
 * @param from offsets of the first records
 * @param to offsets behind the last ones
 */
public record Backlog(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    public static final Backlog NONE = new Backlog(Map.of(), Map.of());

    public Backlog {
        from = Map.copyOf(from);
        to = Map.copyOf(to);
    }

    /**
     * How far it is read, such as {@code 45 % of 120000 records}. Offsets are counted, so that a compacted topic has some more
     * than records.
     *
     * @param positions offsets of the records to be read next
     */
    public String progress(Map<TopicPartition, Long> positions) {
        return said(positions).toString();
    }

    /** The same as facts; nothing where there is nothing to read. */
    public Said said(Map<TopicPartition, Long> positions) {
        long all = 0;
        long read = 0;
        for (Map.Entry<TopicPartition, Long> end : to.entrySet()) {
            long start = from.getOrDefault(end.getKey(), 0L);
            all += Math.max(0, end.getValue() - start);
            long position = Math.min(end.getValue(), positions.getOrDefault(end.getKey(), start));
            read += Math.max(0, position - start);
        }
        return all == 0 ? Said.NOTHING : Said.of("start.read", 100 * read / all, all);
    }
}
