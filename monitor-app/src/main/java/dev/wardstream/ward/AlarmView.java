package dev.wardstream.ward;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.score.ModelRef;
import dev.wardstream.words.Said;
import dev.wardstream.words.Wording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as it stands after an event. Names and meanings are those of the record on the topic of alerts.
 *
 * @param event what happened to it last
 * @param technical whether it is about the equipment and not about the patient
 * @param text in English, without what was so only at the moment of its last event
 * @param texts in the other languages, by their ISO 639 codes
 * @param peak the worst that was measured while its condition held
 * @param peakAt when that was, event time, epoch milliseconds
 * @param sounding whether a page that can be heard is to sound for it now
 */
record AlarmView(
        String id,
        @Nullable String episode,
        String patient,
        String ward,
        String bed,
        String device,
        String kind,
        boolean technical,
        String priority,
        String event,
        long onset,
        long at,
        String text,
        Map<String, String> texts,
        @Nullable Double value,
        @Nullable Double limit,
        @Nullable Double peak,
        @Nullable Long peakAt,
        @Nullable Model model,
        List<ContributionView> contributions,
        String presence,
        boolean sounding,
        String hush,
        @Nullable Acknowledged acknowledged,
        @Nullable Silenced silenced,
        int level,
        @Nullable String assignee,
        @Nullable Answer answer,
        boolean retrospective) {

    record Model(String id, String version) {}

    record Acknowledged(String by, long at, @Nullable String comment) {}

    record Silenced(String by, long until, String reason) {}

    record Answer(String by, @Nullable String reason, String commandId) {}

    static AlarmView of(Alert alert) {
        Standing standing = alert.standing();
        Said said = alert.saidOfTheAlarm();
        return new AlarmView(
                alert.id(),
                Told.text(standing.episode()),
                alert.patient().value(),
                alert.location().ward(),
                alert.location().bed(),
                alert.device().value(),
                alert.kind().name(),
                alert.kind().isTechnical(),
                alert.priority().name(),
                alert.event().name(),
                alert.onset(),
                alert.at(),
                said.toString(),
                Wording.translated(said),
                Told.number(alert.value()),
                Told.number(alert.limit()),
                alert.peak() == null ? null : Told.number(alert.peak().value()),
                alert.peak() == null ? null : alert.peak().at(),
                model(alert.model()),
                ContributionView.of(alert.contributions()),
                presence(standing.presence()),
                isSounding(standing),
                standing.hush().name(),
                acknowledged(standing.response()),
                silenced(standing.sound()),
                standing.level(),
                standing.assignee(),
                answer(alert.answer()),
                alert.retrospective());
    }

    private static boolean isSounding(Standing standing) {
        return standing.presence() instanceof Presence.On
                && standing.response() instanceof Response.Awaited
                && standing.sound() instanceof Sound.Audible
                && standing.hush() == Hush.NONE;
    }

    private static String presence(Presence presence) {
        if (presence instanceof Presence.On) {
            return "ON";
        }
        return presence instanceof Presence.Latched ? "LATCHED" : "OFF";
    }

    private static @Nullable Model model(@Nullable ModelRef model) {
        return model == null ? null : new Model(model.id(), model.version());
    }

    private static @Nullable Acknowledged acknowledged(Response response) {
        return response instanceof Response.Acknowledged by
                ? new Acknowledged(by.by(), by.at(), Told.text(by.comment()))
                : null;
    }

    private static @Nullable Silenced silenced(Sound sound) {
        return sound instanceof Sound.Silenced by ? new Silenced(by.by(), by.until(), by.reason()) : null;
    }

    private static @Nullable Answer answer(Alert.@Nullable Answer answer) {
        return answer == null ? null : new Answer(answer.by(), Told.text(answer.reason()), answer.command());
    }
}
