package dev.wardstream.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * When a ward's shifts begin; each ends where the next begins.
 *
 * @param starts in the ward's time, in order
 * @param zone where these times are the time
 */
public record Shifts(List<LocalTime> starts, ZoneId zone) {
    public Shifts {
        starts = starts.stream().sorted().distinct().toList();
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("ward.shifts must name a time, such as \"07:00\"");
        }
    }

    /** The shift that has ended last by a time of the ward's clock, epoch milliseconds. */
    public Span lastEnded(long now) {
        return endingAt(startAt(now));
    }

    /** The shift that runs, from its beginning until now; the one before where it begins just now. */
    public Span running(long now) {
        long start = startAt(now);
        return start == now ? lastEnded(now) : new Span(start, now);
    }

    /** When a time of the clock was last, by a time of the ward's clock or at it; both epoch milliseconds. */
    public long last(LocalTime clock, long by) {
        ZonedDateTime end = Instant.ofEpochMilli(by).atZone(zone);
        ZonedDateTime sameDay = end.with(clock);
        return (sameDay.isAfter(end) ? sameDay.minusDays(1) : sameDay)
                .toInstant()
                .toEpochMilli();
    }

    /** The shift before the one that a time is in, or begins. */
    public Span before(long from) {
        return endingAt(startAt(from));
    }

    /** The shift that begins at, or next after, a time. */
    public Span after(long to) {
        long start = startAt(to) == to ? to : next(to);
        return new Span(start, next(start));
    }

    private Span endingAt(long end) {
        return new Span(startAt(end - 1), end);
    }

    private long startAt(long at) {
        LocalDate day = dayOf(at);
        long newest = Long.MIN_VALUE;
        // The shift of the evening before may last; where the clocks are put on, a start may come late.
        for (LocalDate each : List.of(day.minusDays(1), day)) {
            for (LocalTime start : starts) {
                long instant = instant(each, start);
                newest = instant <= at ? Math.max(newest, instant) : newest;
            }
        }
        return newest;
    }

    private long next(long at) {
        LocalDate day = dayOf(at);
        long first = Long.MAX_VALUE;
        for (LocalDate each : List.of(day, day.plusDays(1))) {
            for (LocalTime start : starts) {
                long instant = instant(each, start);
                first = instant > at ? Math.min(first, instant) : first;
            }
        }
        return first;
    }

    private LocalDate dayOf(long at) {
        return Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
    }

    private long instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }
}
