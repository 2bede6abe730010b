package dev.wardstream.notify;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The episodes that are not over, the least recently heard of first to be forgotten; none with an open call is. */
final class Episodes {
    private static final int MOST = 50_000;

    private final Map<String, Episode> byId = new LinkedHashMap<>(16, 0.75f, true);

    /** The episode of that id, new where it is not known. */
    Episode of(String id) {
        return byId.computeIfAbsent(id, ignored -> new Episode());
    }

    boolean knows(String id) {
        return byId.containsKey(id);
    }

    void forgetIfDone(String id) {
        Episode episode = byId.get(id);
        if (episode != null && episode.isDone()) {
            byId.remove(id);
        }
        if (byId.size() > MOST) {
            forgetTheOldest();
        }
    }

    private void forgetTheOldest() {
        Iterator<Episode> eldest = byId.values().iterator();
        while (byId.size() > MOST && eldest.hasNext()) {
            if (eldest.next().isIdle()) {
                eldest.remove();
            }
        }
    }
}
