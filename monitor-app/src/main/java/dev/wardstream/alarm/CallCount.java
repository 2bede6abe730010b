package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import java.util.List;

/** How many of a patient's alarms have called in the newest hour in which the patient was watched. */
record CallCount(long hour, int calls) {
    static final CallCount NONE = new CallCount(Long.MIN_VALUE, 0);

    /**
     * The count after what was told.
     *
     * @param now on the ward's clock, epoch milliseconds
     * @param watched whether the patient was measured
     */
    CallCount after(long now, boolean watched, List<Alert> told) {
        int more = 0;
        for (Alert alert : told) {
            more += alert.callsAnew() ? 1 : 0;
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
