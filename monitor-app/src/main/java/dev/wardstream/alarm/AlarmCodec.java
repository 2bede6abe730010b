package dev.wardstream.alarm;

import dev.wardstream.score.ModelRef;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Phrase;
import dev.wardstream.words.Said;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An alarm as bytes, without what only its own event told: a model's contributions, and what the alarm rests on. */
final class AlarmCodec {
    private static final AlarmKind[] KINDS = AlarmKind.values();
    private static final Priority[] PRIORITIES = Priority.values();
    private static final Alert.Event[] EVENTS = Alert.Event.values();
    private static final Hush[] HUSHES = Hush.values();
    private static final int ON = 0;
    private static final int LATCHED = 1;
    private static final int OFF = 2;

    private AlarmCodec() {}

    static void write(Alarm alarm, StateWriter out) {
        write(alarm.latest(), out);
        out.number(alarm.isOn() ? ON : alarm.isLatched() ? LATCHED : OFF);
        write(alarm.response(), out);
        write(alarm.sound(), out);
        out.number(alarm.hush().ordinal());
        out.number(bits(alarm.repeats()));
        out.number(alarm.calledFor().ordinal());
        out.time(alarm.newsAt());
        out.time(alarm.soundDue());
    }

    static Alarm read(StateReader in, PatientId patient) {
        return new Alarm(
                readSignal(in, patient),
                presence((int) in.number()),
                readResponse(in),
                readSound(in),
                HUSHES[(int) in.number()],
                vitals(in.number()),
                PRIORITIES[(int) in.number()],
                in.time(),
                in.time());
    }

    private static void write(Signal signal, StateWriter out) {
        out.number(signal.kind().ordinal());
        out.text(signal.about());
        out.location(signal.location());
        out.device(signal.device());
        out.number(signal.priority().ordinal());
        out.number(signal.event().ordinal());
        out.time(signal.onset());
        out.time(signal.at());
        out.time(signal.receivedAt());
        write(signal.text(), out);
        out.decimal(signal.value());
        out.decimal(signal.limit());
        Alert.Peak peak = signal.peak();
        out.flag(peak != null);
        if (peak != null) {
            out.decimal(peak.value());
            out.time(peak.at());
        }
        ModelRef model = signal.model();
        out.flag(model != null);
        if (model != null) {
            out.text(model.id());
            out.text(model.version());
        }
    }

    private static Signal readSignal(StateReader in, PatientId patient) {
        AlarmKind kind = KINDS[(int) in.number()];
        String about = in.text();
        Location location = in.location();
        DeviceId device = in.device();
        Priority priority = PRIORITIES[(int) in.number()];
        Alert.Event event = EVENTS[(int) in.number()];
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
                readSaid(in),
                in.decimal(),
                in.decimal(),
                in.flag() ? new Alert.Peak(in.decimal(), in.time()) : null,
                readModel(in),
                List.of(),
                false,
                Basis.itself(),
                Recurrence.FIRST);
    }

    private static void write(Said said, StateWriter out) {
        out.number(said.phrases().size());
        for (Phrase phrase : said.phrases()) {
            out.text(phrase.code());
            out.number(phrase.arguments().size());
            phrase.arguments().forEach(out::text);
        }
    }

    private static Said readSaid(StateReader in) {
        List<Phrase> phrases = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            String code = in.text();
            List<String> arguments = new ArrayList<>();
            for (long more = in.number(); more > 0; more--) {
                arguments.add(in.text());
            }
            phrases.add(new Phrase(code, arguments));
        }
        return new Said(phrases);
    }

    private static @Nullable ModelRef readModel(StateReader in) {
        return in.flag() ? new ModelRef(in.text(), in.text()) : null;
    }

    private static Presence presence(int code) {
        return switch (code) {
            case ON -> new Presence.On();
            case LATCHED -> new Presence.Latched();
            case OFF -> new Presence.Off();
            default -> throw new IllegalArgumentException("alarm state is damaged: no presence has number " + code);
        };
    }

    private static void write(Response response, StateWriter out) {
        out.flag(response instanceof Response.Acknowledged);
        if (response instanceof Response.Acknowledged given) {
            out.text(given.by());
            out.time(given.at());
            out.text(given.comment());
        }
    }

    private static Response readResponse(StateReader in) {
        return in.flag() ? new Response.Acknowledged(in.text(), in.time(), in.text()) : new Response.Awaited();
    }

    private static void write(Sound sound, StateWriter out) {
        out.flag(sound instanceof Sound.Silenced);
        if (sound instanceof Sound.Silenced given) {
            out.text(given.by());
            out.time(given.until());
            out.text(given.reason());
        }
    }

    private static Sound readSound(StateReader in) {
        return in.flag() ? new Sound.Silenced(in.text(), in.time(), in.text()) : new Sound.Audible();
    }

    private static long bits(Set<VitalSign> vitals) {
        long bits = 0;
        for (VitalSign vital : vitals) {
            bits |= 1L << vital.ordinal();
        }
        return bits;
    }

    private static Set<VitalSign> vitals(long bits) {
        Set<VitalSign> vitals = EnumSet.noneOf(VitalSign.class);
        for (VitalSign vital : VitalSign.ALL) {
            if ((bits & 1L << vital.ordinal()) != 0) {
                vitals.add(vital);
            }
        }
        return vitals;
    }
}
