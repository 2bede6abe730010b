package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How many of a patient's alarms have called in the newest hour in which the patient was watched. */
record CallCount(long hour, int calls) {
    static final CallCount NONE = new CallCount(Long.MIN_VALUE, 0);

    /** What calls for the first time, or for a new reason: the next level for the same reason is not counted again. */
    private static final Set<Event> COUNTED = EnumSet.of(Event.RAISED, Event.PRIORITY_CHANGED, Event.SOUNDED);

    /**
     * The count after what was told.
     *
     * @param now on the ward's clock, epoch milliseconds
     * @param watched whether the patient was measured
     */
    CallCount after(long now, boolean watched, List<Alert> told) {
        int more = 0;
        for (Alert alert : told) {
            more += alert.calls() && COUNTED.contains(alert.event()) ? 1 : 0;
        }
        if (more == 0 && !watched) {
            return this;
        }
        long current = Math.max(hour, Math.floorDiv(now, PatientHour.MILLIS));
        return current == hour && more == 0 ? this : new CallCount(current, current == hour ? calls + more : more);
    }

    void writeTo(StateWriter out) {
        out.time(hour);
        out.number(calls);
    }

    static CallCount readFrom(StateReader in) {
        return new CallCount(in.time(), (int) in.number());
    }
}
