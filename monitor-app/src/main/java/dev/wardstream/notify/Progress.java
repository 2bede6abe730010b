package dev.wardstream.notify;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How far the alerts may be committed: up to the first record of which a call is still open. */
final class Progress {
    /** Partition → offset → how many of its calls are open. */
    private final Map<Integer, TreeMap<Long, Integer>> open = new HashMap<>();

    void opened(Origin origin) {
        open.computeIfAbsent(origin.partition(), ignored -> new TreeMap<>()).merge(origin.offset(), 1, Integer::sum);
    }

    void closed(Origin origin) {
        TreeMap<Long, Integer> offsets = open.get(origin.partition());
        if (offsets != null) {
            offsets.computeIfPresent(origin.offset(), (offset, count) -> count > 1 ? count - 1 : null);
        }
    }

    void drop(Set<Integer> partitions) {
        open.keySet().removeAll(partitions);
    }

    /** @param position the next offset to be read */
    long committable(int partition, long position) {
        TreeMap<Long, Integer> offsets = open.get(partition);
        return offsets == null || offsets.isEmpty() ? position : Math.min(position, offsets.firstKey());
    }
}
