package dev.wardstream.notify;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty in a part of the day.
 *
 * @param from the first minute, on the ward's own clock
 * @param to the first minute no more; not after {@code from} for a shift over midnight, the same for the whole day
 * @param levels by level of escalation, the bed's nurse first; each has at least one person
 */
record Shift(LocalTime from, LocalTime to, List<List<Person>> levels) {
    private static final int MINUTES_A_DAY = 24 * 60;

    Shift {
        levels = levels.stream().map(List::copyOf).toList();
    }

    boolean covers(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    /** The first minute of the day that none of the shifts covers; null where there is none. */
    static @Nullable LocalTime gapIn(List<Shift> shifts) {
        for (int minute = 0; minute < MINUTES_A_DAY; minute++) {
            LocalTime time = LocalTime.of(minute / 60, minute % 60);
            if (shifts.stream().noneMatch(shift -> shift.covers(time))) {
                return time;
            }
        }
        return null;
    }
}
