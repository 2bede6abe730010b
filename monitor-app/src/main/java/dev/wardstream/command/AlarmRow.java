package dev.wardstream.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One alarm that is on or latched, as a line of JSON. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AlarmRow(
        String alarmId,
        String episodeId,
        Priority priority,
        boolean technical,
        AlarmKind kind,
        String ward,
        String bed,
        String patient,
        String device,
        String text,
        String presence,
        String since,
        int level,
        @Nullable String assignee,
        @Nullable Acknowledged acknowledged,
        @Nullable Silenced silenced,
        @Nullable Hush quietBecause) {

    /** Who has seen it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Acknowledged(String by, String at, String comment) {}

    /** Who has silenced it. */
    record Silenced(String by, String until, String reason) {}

    static AlarmRow of(Alert alert) {
        Standing standing = alert.standing();
        return new AlarmRow(
                alert.id(),
                standing.episode(),
                alert.priority(),
                alert.kind().isTechnical(),
                alert.kind(),
                alert.location().ward(),
                alert.location().bed(),
                alert.patient().value(),
                alert.device().value(),
                alert.saidOfTheAlarm().toString(),
                standing.presence() instanceof Presence.Latched ? "LATCHED" : "ON",
                time(alert.onset()),
                standing.level(),
                standing.assignee(),
                standing.response() instanceof Response.Acknowledged seen
                        ? new Acknowledged(seen.by(), time(seen.at()), seen.comment())
                        : null,
                standing.sound() instanceof Sound.Silenced silenced
                        ? new Silenced(silenced.by(), time(silenced.until()), silenced.reason())
                        : null,
                standing.hush() == Hush.NONE ? null : standing.hush());
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
