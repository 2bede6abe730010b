package dev.wardstream.notify;

import dev.wardstream.alarm.Priority;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One person's calls that wait to be told together. When the first is due, all are told. */
final class Mailbox {
    private final Person person;
    private final Map<Priority, Deque<Call>> waiting = new EnumMap<>(Priority.class);
    private long dueAt = Long.MAX_VALUE;

    Mailbox(Person person) {
        this.person = person;
        for (Priority priority : Priority.values()) {
            waiting.put(priority, new ArrayDeque<>());
        }
    }

    Person person() {
        return person;
    }

    /** @param due when it is to be told at the latest, epoch milliseconds */
    void add(Call call, long due) {
        of(call.priority()).add(call);
        dueAt = Math.min(dueAt, due);
    }

    boolean isDue(long now) {
        return now >= dueAt && !isEmpty();
    }

    boolean isEmpty() {
        return waiting.values().stream().allMatch(Deque::isEmpty);
    }

    /** So many at most, the highest priority first. */
    List<Call> take(int most) {
        List<Call> taken = new ArrayList<>();
        for (Priority priority : List.of(Priority.HIGH, Priority.MEDIUM, Priority.LOW)) {
            Deque<Call> calls = of(priority);
            while (taken.size() < most && !calls.isEmpty()) {
                taken.add(calls.remove());
            }
        }
        return taken;
    }

    void dropIf(Predicate<Call> gone) {
        waiting.values().forEach(calls -> calls.removeIf(gone));
    }

    private Deque<Call> of(Priority priority) {
        Deque<Call> calls = waiting.get(priority);
        if (calls == null) {
            throw new IllegalStateException("no calls of priority " + priority);
        }
        return calls;
    }
}
