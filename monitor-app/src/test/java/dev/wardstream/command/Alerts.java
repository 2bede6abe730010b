package dev.wardstream.command;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.time.Instant;
import java.util.List;

/** Alert events of one patient. */
final class Alerts {
    static final long ONSET = Instant.parse("2026-03-01T07:00:00Z").toEpochMilli();

    private Alerts() {}

    static Alert heartRate(Event event, Priority priority) {
        return of(AlarmKind.HEART_RATE_HIGH, event, priority);
    }

    static Alert of(AlarmKind kind, Event event, Priority priority) {
        return alert("patient-7", kind, event, priority, ONSET + 15_000, false);
    }

    static Alert retrospective() {
        return alert("patient-7", AlarmKind.SPO2_LOW, Event.RAISED, Priority.HIGH, ONSET + 15_000, true);
    }

    static Alert standing(AlarmKind kind, Priority priority, Standing standing) {
        return of(kind, Event.RAISED, priority).withStanding(standing);
    }

    static Alert at(String patient, long at, Event event) {
        return alert(patient, AlarmKind.HEART_RATE_HIGH, event, Priority.MEDIUM, at, false);
    }

    static Alert anomaly() {
        Alert plain = of(AlarmKind.ANOMALY, Event.RAISED, Priority.LOW);
        return new Alert(
                plain.id(),
                plain.patient(),
                plain.location(),
                plain.device(),
                plain.kind(),
                plain.priority(),
                plain.event(),
                plain.onset(),
                plain.at(),
                plain.receivedAt(),
                Said.plain("Unusual"),
                0.998,
                0.995,
                null,
                new ModelRef("wearable-1hz", "1"),
                List.of(new Contribution(VitalSign.HEART_RATE, 1, 132, Double.NaN)),
                false,
                plain.standing(),
                null);
    }

    /** Of an alarm that the bed's nurse is called for, when it begins and when it rises. */
    private static Standing standing(Event event) {
        return new Standing(
                "patient-7/EPISODE/1",
                event == Event.CEASED ? new Presence.Off() : new Presence.On(),
                new Response.Awaited(),
                new Sound.Audible(),
                Hush.NONE,
                event != Event.CEASED,
                1,
                null);
    }

    private static Alert alert(
            String patient, AlarmKind kind, Event event, Priority priority, long at, boolean retrospective) {
        return new Alert(
                patient + "/" + kind,
                new PatientId(patient),
                new Location("ward-1", "bed-9"),
                new DeviceId("band-1"),
                kind,
                priority,
                event,
                ONSET,
                at,
                at,
                Said.plain("HR 134 > 120 /min for 15 s"),
                134,
                kind.isTechnical() ? Double.NaN : 120,
                null,
                null,
                List.of(),
                retrospective,
                retrospective ? Standing.PAST : standing(event),
                null);
    }
}
