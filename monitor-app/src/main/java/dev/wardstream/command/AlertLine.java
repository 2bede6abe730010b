package dev.wardstream.command;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Hush;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** One alert event as one line for people; colour says the priority again, never alone. */
final class AlertLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AlertLine() {}

    static String of(Alert alert, Ansi ansi) {
        String urgency =
                alert.kind().isTechnical() ? "TECHNICAL" : alert.priority().name();
        String line = String.format(
                Locale.ROOT,
                "%s  %-9s %-9s %s/%s  %s  %s",
                TIME.format(Instant.ofEpochMilli(alert.at())),
                alert.event() == Alert.Event.CEASED ? "" : urgency,
                word(alert),
                alert.location().ward(),
                alert.location().bed(),
                alert.patient(),
                alert.text());
        return ansi.new Text("@|" + (alert.calls() ? style(alert) : "faint") + " " + escaped(line) + "|@").toString();
    }

    private static String word(Alert alert) {
        if (alert.retrospective()) {
            return "(late)";
        }
        return switch (alert.event()) {
            case RAISED -> alert.calls() ? "alarm" : quiet(alert.standing().hush());
            case PRIORITY_CHANGED -> "changed";
            case CEASED -> "over";
            case ACKNOWLEDGED -> "seen";
            case DECLINED -> "declined";
            case HANDED_OVER -> "handed";
            case SILENCED -> "silenced";
            case SOUNDED -> "again";
            case ESCALATED -> "escalated";
            case CLEARED -> "cleared";
        };
    }

    private static String quiet(Hush hush) {
        return switch (hush) {
            case TOGETHER -> "with it";
            case REPEATS -> "repeats";
            case FLAPPING -> "flaps";
            case PAUSED -> "paused";
            case STANDS -> "stands";
            case UNCONFIRMED -> "waits";
            case NONE -> "alarm";
        };
    }

    /** The colour of the alarm's urgency. */
    static String style(Alert alert) {
        if (alert.kind().isTechnical()) {
            return "cyan";
        }
        return switch (alert.priority()) {
            case HIGH -> "bold,red";
            case MEDIUM -> "bold,yellow";
            case LOW -> "cyan";
        };
    }

    /** Picocli's markup must not find its own marks in a text. */
    static String escaped(String text) {
        return text.replace("|@", "| @");
    }
}
