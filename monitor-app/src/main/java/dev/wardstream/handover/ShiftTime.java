package dev.wardstream.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a person reads them: 03:58, and with its day where it is not of the shift's days. */
final class ShiftTime {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Span span;
    private final ZoneId zone;

    ShiftTime(Span span, ZoneId zone) {
        this.span = span;
        this.zone = zone;
    }

    String of(long at) {
        ZonedDateTime time = time(at);
        LocalDate end = time(span.to()).toLocalDate();
        boolean clear = span.has(at) || time.toLocalDate().equals(end);
        return (clear ? CLOCK : DAY).format(time);
    }

    String full(long at) {
        return FULL.format(time(at));
    }

    private ZonedDateTime time(long at) {
        return Instant.ofEpochMilli(at).atZone(zone);
    }
}
