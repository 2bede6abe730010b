package dev.wardstream.notify;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls that are not finished, each with the records it came of: these may not be committed yet. */
final class OpenCalls {
    private final Map<String, Open> byKey = new LinkedHashMap<>();
    private final Progress progress;

    private record Open(long since, List<Origin> origins) {}

    OpenCalls(Progress progress) {
        this.progress = progress;
    }

    /** Returns whether it is new: a record that was read twice makes the same call again. */
    boolean open(Call call, long now) {
        Origin origin = call.round().origin();
        progress.opened(origin);
        Open known = byKey.get(call.key());
        if (known != null) {
            known.origins().add(origin);
            return false;
        }
        byKey.put(call.key(), new Open(now, new ArrayList<>(List.of(origin))));
        return true;
    }

    /** The log has how it ended. */
    void finished(String key) {
        Open open = byKey.remove(key);
        if (open != null) {
            open.origins().forEach(progress::closed);
        }
    }

    /** Another instance has these partitions now, and reads their records again. */
    void drop(Set<Integer> partitions) {
        for (Iterator<Open> all = byKey.values().iterator(); all.hasNext(); ) {
            Open open = all.next();
            open.origins().removeIf(origin -> partitions.contains(origin.partition()));
            if (open.origins().isEmpty()) {
                all.remove();
            }
        }
        progress.drop(partitions);
    }

    int count() {
        return byKey.size();
    }

    /** Since when the oldest is open, epoch milliseconds; {@code now} where none is. */
    long oldest(long now) {
        return byKey.isEmpty() ? now : byKey.values().iterator().next().since();
    }
}
