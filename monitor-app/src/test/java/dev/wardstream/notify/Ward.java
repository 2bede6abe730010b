package dev.wardstream.notify;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hand-made alerts of a ward: patient n lies in bed n, and each has one episode. */
final class Ward {
    static final long START = 1_795_000_000_000L;

    private Ward() {}

    static String episode(int patient) {
        return "p-" + patient + "/episode/" + START;
    }

    static Alert raised(int patient, Priority priority, long at) {
        return alert(patient, AlarmKind.HEART_RATE_HIGH, Event.RAISED, priority, at, calling(patient, 1, null));
    }

    static Alert raised(int patient, AlarmKind kind, Priority priority, long at) {
        return alert(patient, kind, Event.RAISED, priority, at, calling(patient, 1, null));
    }

    /** It fired together with another, so it does not call by itself. */
    static Alert raisedTogether(int patient, AlarmKind kind, Priority priority, long at) {
        Standing standing = new Standing(
                episode(patient),
                new Presence.On(),
                new Response.Awaited(),
                new Sound.Audible(),
                Hush.TOGETHER,
                false,
                1,
                null);
        return alert(patient, kind, Event.RAISED, priority, at, standing);
    }

    static Alert escalated(int patient, int level, long at) {
        return alert(
                patient, AlarmKind.HEART_RATE_HIGH, Event.ESCALATED, Priority.HIGH, at, calling(patient, level, null));
    }

    static Alert handedOver(int patient, String to, long at) {
        return alert(patient, AlarmKind.HEART_RATE_HIGH, Event.HANDED_OVER, Priority.HIGH, at, calling(patient, 1, to));
    }

    static Alert ceased(int patient, Priority priority, long at) {
        return alert(
                patient,
                AlarmKind.HEART_RATE_HIGH,
                Event.CEASED,
                priority,
                at,
                quiet(patient, new Presence.Off(), new Response.Awaited(), new Sound.Audible()));
    }

    static Alert acknowledged(int patient, String by, long at) {
        return alert(
                patient,
                AlarmKind.HEART_RATE_HIGH,
                Event.ACKNOWLEDGED,
                Priority.HIGH,
                at,
                quiet(patient, new Presence.On(), new Response.Acknowledged(by, at, ""), new Sound.Audible()));
    }

    static Alert silenced(int patient, String by, long at) {
        return alert(
                patient,
                AlarmKind.HEART_RATE_HIGH,
                Event.SILENCED,
                Priority.HIGH,
                at,
                quiet(
                        patient,
                        new Presence.On(),
                        new Response.Awaited(),
                        new Sound.Silenced(by, at + 60_000, "suction")));
    }

    static Location bed(int patient) {
        return new Location("icu", "bed-" + patient);
    }

    private static Standing calling(int patient, int level, @Nullable String assignee) {
        return new Standing(
                episode(patient),
                new Presence.On(),
                new Response.Awaited(),
                new Sound.Audible(),
                Hush.NONE,
                true,
                level,
                assignee);
    }

    private static Standing quiet(int patient, Presence presence, Response response, Sound sound) {
        return new Standing(episode(patient), presence, response, sound, Hush.NONE, false, 1, null);
    }

    /** Its heart rate alarm was raised with a text. */
    static Alert saying(int patient, Said said, long at) {
        return alert(
                patient, AlarmKind.HEART_RATE_HIGH, Event.RAISED, Priority.HIGH, at, calling(patient, 1, null), said);
    }

    private static Alert alert(
            int patient, AlarmKind kind, Event event, Priority priority, long at, Standing standing) {
        return alert(patient, kind, event, priority, at, standing, Said.plain(kind + " of p-" + patient));
    }

    private static Alert alert(
            int patient, AlarmKind kind, Event event, Priority priority, long at, Standing standing, Said said) {
        return new Alert(
                "p-" + patient + "/" + kind + "/" + START,
                new PatientId("p-" + patient),
                bed(patient),
                new DeviceId("d-" + patient),
                kind,
                priority,
                event,
                START,
                at,
                at,
                said,
                134,
                120,
                null,
                null,
                List.of(),
                false,
                standing,
                null);
    }
}
