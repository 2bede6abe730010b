package dev.wardstream.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a consumer group has not got past what was on its topics a while ago: a fold of what is looked up again and again. That it
 * has not may mean that a record waits, or only that a transaction's marker is the last on the partition; to tell, it must be read.
 * Times are the wall clock's, epoch milliseconds.
 */
final class Unread {
    /** What came within so long is on its way. */
    private static final long A_WHILE_MILLIS = 1_000;

    private final Map<TopicPartition, Mark> marks = new HashMap<>();

    /** The end that a partition had when it was looked at. */
    private record Mark(long end, long at) {}

    /**
     * A stretch of a partition that is not committed.
     *
     * @param from the first offset of it
     * @param to the offset behind its last
     * @param since when it was there at the latest
     */
    record Stretch(TopicPartition partition, long from, long to, long since) {}

    /**
     * Takes in what was looked up, the commits before the ends.
     *
     * @param ends of every partition that the group reads
     * @param committed where the group goes on; partitions of which it has committed nothing are left out
     * @return what was there a while ago and is not committed yet, longest waiting first
     */
    List<Stretch> see(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed, long now) {
        marks.keySet().retainAll(ends.keySet());
        List<Stretch> unread = new ArrayList<>();
        ends.forEach((partition, end) -> {
            long from = committed.getOrDefault(partition, 0L);
            Mark mark = marks.get(partition);
            if (mark == null || from >= mark.end()) {
                marks.put(partition, new Mark(end, now));
            } else if (now - mark.at() >= A_WHILE_MILLIS) {
                unread.add(new Stretch(partition, from, mark.end(), mark.at()));
            }
        });
        unread.sort((one, other) -> Long.compare(one.since(), other.since()));
        return unread;
    }
}
