package dev.wardstream.command;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;

/** How an alarm stands, in words: since when, and who has it. */
final class StandingText {
    private StandingText() {}

    static String of(Alert alert) {
        Standing standing = alert.standing();
        StringJoiner text = new StringJoiner("; ");
        text.add(
                standing.presence() instanceof Presence.Latched
                        ? "latched, was on from " + time(alert.onset())
                        : "on since " + time(alert.onset()));
        text.add(response(standing));
        if (standing.sound() instanceof Sound.Silenced silenced) {
            text.add("silenced until " + time(silenced.until()) + " by " + silenced.by() + ": " + silenced.reason());
        }
        String hush = hush(standing);
        if (!hush.isEmpty()) {
            text.add(hush);
        }
        return text.toString();
    }

    private static String response(Standing standing) {
        if (standing.response() instanceof Response.Acknowledged seen) {
            return "acknowledged by " + seen.by() + " at " + time(seen.at())
                    + (seen.comment().isEmpty() ? "" : ": " + seen.comment());
        }
        if (standing.assignee() != null) {
            return "handed over to " + standing.assignee() + ", not acknowledged";
        }
        return "not acknowledged" + (standing.level() == 0 ? "" : ", called: " + called(standing.level()));
    }

    private static String called(int level) {
        return switch (level) {
            case 1 -> "the bed's nurse (level 1)";
            case 2 -> "the charge nurse (level 2)";
            case 3 -> "the physician (level 3)";
            default -> "level " + level;
        };
    }

    private static String hush(Standing standing) {
        return switch (standing.hush()) {
            case NONE -> "";
            case REPEATS -> "quiet: repeats another alarm";
            case TOGETHER -> "quiet: fired together with another alarm";
            case PAUSED -> "quiet: the patient's alarms are paused";
            case FLAPPING -> "quiet: comes and goes";
            case STANDS -> "quiet: no news, told before or at a ventilator";
            case UNCONFIRMED -> "quiet: one reading of one parameter";
        };
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
