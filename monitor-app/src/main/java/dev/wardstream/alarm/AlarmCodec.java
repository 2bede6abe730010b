package dev.wardstream.alarm;

import dev.wardstream.score.ModelRef;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Phrase;
import dev.wardstream.words.Said;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An alarm in the state, without what only its own event told: a model's contributions, and what the alarm rests on. */
final class AlarmCodec {
    private AlarmCodec() {}

    static void write(Alarm alarm, StateWriter out) {
        write(alarm.latest(), out);
        out.flag(alarm.isOn());
        out.flag(alarm.isLatched());
        write(alarm.response(), out);
        write(alarm.sound(), out);
        out.symbol(alarm.hush());
        out.list(alarm.repeats(), AlarmCodec::write);
        out.symbol(alarm.calledFor());
        out.time(alarm.newsAt());
        out.time(alarm.soundDue());
    }

    static Alarm read(StateReader in, PatientId patient) {
        return new Alarm(
                readSignal(in, patient),
                presence(in.flag(), in.flag()),
                readResponse(in),
                readSound(in),
                in.symbol(Hush.class),
                readVitals(in),
                in.symbol(Priority.class),
                in.time(),
                in.time());
    }

    private static void write(Signal signal, StateWriter out) {
        out.symbol(signal.kind());
        out.text(signal.about());
        out.location(signal.location());
        out.device(signal.device());
        out.symbol(signal.priority());
        out.symbol(signal.event());
        out.time(signal.onset());
        out.time(signal.at());
        out.time(signal.receivedAt());
        out.list(signal.text().phrases(), AlarmCodec::write);
        out.decimal(signal.value());
        out.decimal(signal.limit());
        Alert.Peak peak = signal.peak();
        out.present(peak != null);
        if (peak != null) {
            out.decimal(peak.value());
            out.time(peak.at());
        }
        ModelRef model = signal.model();
        out.present(model != null);
        if (model != null) {
            out.text(model.id());
            out.text(model.version());
        }
    }

    private static Signal readSignal(StateReader in, PatientId patient) {
        AlarmKind kind = in.symbol(AlarmKind.class);
        String about = in.text();
        Location location = in.location();
        DeviceId device = in.device();
        Priority priority = in.symbol(Priority.class);
        Alert.Event event = in.symbol(Alert.Event.class);
        long onset = in.time();
        return new Signal(
                AlertIds.alarm(patient, kind, about, onset),
                kind,
                about,
                location,
                device,
                priority,
                event,
                onset,
                in.time(),
                in.time(),
                new Said(in.list(AlarmCodec::readPhrase)),
                in.decimal(),
                in.decimal(),
                in.present() ? new Alert.Peak(in.decimal(), in.time()) : null,
                in.present() ? new ModelRef(in.text(), in.text()) : null,
                List.of(),
                false,
                Basis.itself(),
                Recurrence.FIRST);
    }

    private static void write(Phrase phrase, StateWriter out) {
        out.text(phrase.code());
        out.list(phrase.arguments(), AlarmCodec::write);
    }

    private static Phrase readPhrase(StateReader in) {
        return new Phrase(in.text(), in.list(StateReader::text));
    }

    private static void write(String text, StateWriter out) {
        out.text(text);
    }

    private static Presence presence(boolean on, boolean latched) {
        if (on) {
            return new Presence.On();
        }
        return latched ? new Presence.Latched() : new Presence.Off();
    }

    private static void write(Response response, StateWriter out) {
        out.present(response instanceof Response.Acknowledged);
        if (response instanceof Response.Acknowledged given) {
            out.text(given.by());
            out.time(given.at());
            out.text(given.comment());
        }
    }

    private static Response readResponse(StateReader in) {
        return in.present() ? new Response.Acknowledged(in.text(), in.time(), in.text()) : new Response.Awaited();
    }

    private static void write(Sound sound, StateWriter out) {
        out.present(sound instanceof Sound.Silenced);
        if (sound instanceof Sound.Silenced given) {
            out.text(given.by());
            out.time(given.until());
            out.text(given.reason());
        }
    }

    private static Sound readSound(StateReader in) {
        return in.present() ? new Sound.Silenced(in.text(), in.time(), in.text()) : new Sound.Audible();
    }

    private static void write(VitalSign vital, StateWriter out) {
        out.symbol(vital);
    }

    private static Set<VitalSign> readVitals(StateReader in) {
        Set<VitalSign> vitals = EnumSet.noneOf(VitalSign.class);
        vitals.addAll(in.list(vital -> vital.symbol(VitalSign.class)));
        return vitals;
    }
}
