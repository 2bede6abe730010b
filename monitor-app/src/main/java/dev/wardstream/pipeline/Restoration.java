package dev.wardstream.pipeline;

import dev.wardstream.words.Said;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How far the stream has read the state that it needs before it processes: models, assignments and its stores' changelogs. */
final class Restoration implements StateRestoreListener {
    private final Map<Part, Progress> parts = new ConcurrentHashMap<>();

    private record Part(String store, TopicPartition partition) {}

    private record Progress(long all, long read) {
        Progress andRead(long more) {
            return new Progress(all, read + more);
        }
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long first, long end) {
        parts.put(new Part(store, partition), new Progress(Math.max(0, end - first), 0));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long last, long restored) {
        parts.computeIfPresent(new Part(store, partition), (part, progress) -> progress.andRead(restored));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long restored) {
        parts.computeIfPresent(
                new Part(store, partition), (part, progress) -> new Progress(progress.all(), progress.all()));
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long restored) {
        parts.remove(new Part(store, partition));
    }

    /** Such as {@code 45 % of 120000 records}; nothing where there is nothing to read. */
    Said progress() {
        long all = 0;
        long read = 0;
        for (Progress progress : parts.values()) {
            all += progress.all();
            read += Math.min(progress.read(), progress.all());
        }
        return all == 0 ? Said.NOTHING : Said.of("start.read", 100 * read / all, all);
    }
}
