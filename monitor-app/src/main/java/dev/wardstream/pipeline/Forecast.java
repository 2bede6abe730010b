package dev.wardstream.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When something of each patient's alarms is due next: said by the tasks of this instance that watch them, asked by its intake. Any
 * thread may ask. It only hastens or delays commits; nothing that is told depends on it.
 */
final class Forecast {
    private final Map<String, Outlook> outlooks = new ConcurrentHashMap<>();

    /** One patient's, said by one task. */
    static final class Outlook {
        private volatile long due;

        /** @param at on the ward's clock, epoch milliseconds */
        void due(long at) {
            due = at;
        }
    }

    /** Of a patient whom a task watches from now on, in place of what another task has said. */
    Outlook begin(String patient) {
        Outlook outlook = new Outlook();
        outlooks.put(patient, outlook);
        return outlook;
    }

    /** Of a patient whom a task watches no more. What another task says meanwhile stands. */
    void end(String patient, Outlook outlook) {
        outlooks.remove(patient, outlook);
    }

    /** Whether a task of this instance has said anything of a patient. */
    boolean knows(String patient) {
        return outlooks.containsKey(patient);
    }

    /** Whether something is due by a time on the ward's clock, epoch milliseconds; it may be, of whom nothing was said. */
    boolean isDueBy(String patient, long at) {
        @Nullable Outlook outlook = outlooks.get(patient);
        return outlook == null || outlook.due <= at;
    }
}
