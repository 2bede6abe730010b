package dev.wardstream.pipeline;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The devices whose assignments have changed, for whoever must act on it: the table itself says nothing, and to look at every
 * device again and again would cost more with each. For any thread.
 */
final class AssignmentChanges {
    private final List<Queue<String>> followers = new CopyOnWriteArrayList<>();

    /** The devices that change from now on, until {@link #leave}. */
    Queue<String> follow() {
        Queue<String> changed = new ConcurrentLinkedQueue<>();
        followers.add(changed);
        return changed;
    }

    void leave(Queue<String> changed) {
        followers.removeIf(each -> each == changed);
    }

    void changed(String device) {
        for (Queue<String> follower : followers) {
            follower.add(device);
        }
    }
}
