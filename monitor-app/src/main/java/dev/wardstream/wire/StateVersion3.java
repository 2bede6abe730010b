package dev.wardstream.wire;

import dev.wardstream.schemas.RecordUpgrade;
import dev.wardstream.state.StateWriter;
import dev.wardstream.state.Symbols;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Brings what the version before {@link StateFormat} kept of a patient's alarms to the first schema of the state, field by field, so
 * that an upgrade forgets no acknowledgement, silence, pause, admission or limit. It named everything by its place among the
 * others, as the lists here do. Frozen: what is kept differently later follows by Avro's own rules.
 */
public final class StateVersion3 {
    private static final List<String> VITALS = List.of(
            "HEART_RATE",
            "RESPIRATORY_RATE",
            "SPO2",
            "SYSTOLIC_PRESSURE",
            "DIASTOLIC_PRESSURE",
            "MEAN_PRESSURE",
            "BODY_TEMPERATURE",
            "SKIN_TEMPERATURE",
            "BLOOD_GLUCOSE",
            "GLASGOW_COMA_SCALE",
            "INSPIRED_OXYGEN",
            "MOTION",
            "ELECTRODERMAL_ACTIVITY",
            "END_TIDAL_CO2",
            "PERFUSION_INDEX");
    /** Those after the high and low of each vital. */
    private static final List<String> OTHER_KINDS = List.of(
            "NEWS2",
            "ANOMALY",
            "NO_DATA",
            "SENSOR_FAULT",
            "BATTERY_LOW",
            "CLOCK_OFF",
            "VITAL_LOST",
            "SOURCES_DISAGREE");

    private static final List<String> PRIORITIES = List.of("LOW", "MEDIUM", "HIGH");
    private static final List<String> DEVICES = List.of("UNKNOWN", "BEDSIDE_MONITOR", "WEARABLE", "SPOT_CHECK");
    private static final List<String> EVENTS = List.of(
            "RAISED",
            "PRIORITY_CHANGED",
            "CEASED",
            "ACKNOWLEDGED",
            "DECLINED",
            "HANDED_OVER",
            "SILENCED",
            "SOUNDED",
            "ESCALATED",
            "CLEARED");
    private static final List<String> HUSHES =
            List.of("NONE", "REPEATS", "TOGETHER", "PAUSED", "FLAPPING", "STANDS", "UNCONFIRMED");
    private static final List<String> FAULTS = List.of("SIGNAL_QUALITY", "FLAT_LINE");
    private static final List<String> ENDED =
            List.of("CLEARED", "ACKNOWLEDGED", "CEASED_SEEN", "CEASED", "RAISED_ANEW", "LEFT");
    private static final int SILENT = 2;
    private static final int RHYTHM = 4;
    private static final int UNUSABLE = 8;

    private final Version3Reader in;
    private final StateWriter out;
    private final Symbols symbols;

    private StateVersion3(Version3Reader in, StateWriter out, Symbols symbols) {
        this.in = in;
        this.out = out;
        this.symbols = symbols;
    }

    /**
     * A patient's whole state of these alarms, without the early warning score and windows, which were kept apart.
     *
     * @throws IllegalArgumentException where they are of an older version, or damaged
     */
    public static byte[] toFramed(byte[] alarms) {
        Schema first = StateFormat.PATIENT.released().get(0);
        Symbols symbols = StateFormat.symbolsOf(first);
        Version3Reader in = new Version3Reader(alarms);
        StateWriter out = new StateWriter(symbols, RecordUpgrade.headerOf(first)).begin(in.base());
        out.number(-1); // no offset is known
        new StateVersion3(in, out, symbols).alarms();
        out.present(false); // NEWS2
        out.end(); // flat lines
        out.end(); // windows
        return out.toBytes();
    }

    private void alarms() {
        times(1);
        stay();
        sources();
        times(1);
        toldScore();
        list(this::device);
        list(this::anomaly);
        list(this::condition);
        list(this::raised);
        times(1);
        list(this::episode);
        endings();
        times(1);
        list(() -> {
            texts(1);
            times(1);
        });
        times(1);
        numbers(1);
        list(() -> numbers(1));
    }

    private void stay() {
        optional(() -> texts(2));
        times(2);
        optional(this::limits);
        times(2);
    }

    private void limits() {
        list(() -> {
            name("VitalSign", VITALS);
            decimals(4);
            long delay = in.number();
            if (out.present(delay >= 0)) {
                out.number(delay);
            }
        });
        int flags = in.octet();
        out.flag((flags & 1) != 0);
        out.flag((flags & 2) != 0);
        times(1);
        texts(2);
        times(1);
    }

    private void sources() {
        list(() -> {
            texts(1);
            name("DeviceKind", DEVICES);
            times(1);
            flag();
            times(1);
            readings(in.number(), in.number());
        });
    }

    private void readings(long measured, long compared) {
        out.items(Long.bitCount(measured | compared));
        for (int i = 0; i < VITALS.size(); i++) {
            boolean hasTime = (measured >> i & 1) == 1;
            boolean hasValue = (compared >> i & 1) == 1;
            if (hasTime || hasValue) {
                out.number(symbols.number("VitalSign", VITALS.get(i)));
                if (out.present(hasTime)) {
                    numbers(1);
                }
                out.decimal(hasValue ? in.decimal() : Double.NaN);
            }
        }
        out.end();
    }

    private void toldScore() {
        name("DeviceKind", DEVICES);
        optional(() -> {
            times(1);
            numbers(6);
            name("Hush", HUSHES);
            times(1);
        });
    }

    private void device() {
        texts(1);
        name("DeviceKind", DEVICES);
        texts(2);
        hearing();
        vitals();
        times(5);
        boolean apart = in.flag();
        out.flag(apart);
        out.decimal(apart ? in.decimal() : Double.NaN);
        times(2);
    }

    private void hearing() {
        times(1);
        long there = in.number();
        out.flag((there & 1) != 0);
        if (out.present((there & SILENT) != 0)) {
            times(2);
        }
        if (out.present((there & RHYTHM) != 0)) {
            numbers(3);
            times(1);
        }
        if (out.present((there & UNUSABLE) != 0)) {
            long late = in.number();
            out.number(late);
            out.time(late > 0 ? in.time() : Long.MIN_VALUE);
            list(() -> {
                texts(1);
                numbers(1);
            });
        }
    }

    private void vitals() {
        long count = in.number();
        out.time(count == 0 ? Long.MIN_VALUE : in.time());
        out.items((int) count);
        for (long left = count; left > 0; left--) {
            name("VitalSign", VITALS);
            numbers(2);
            long readings = in.number();
            out.number(Math.abs(readings));
            if (out.present(readings < 0)) {
                times(1);
                name("Priority", PRIORITIES);
            }
        }
        out.end();
    }

    private void anomaly() {
        texts(5);
        times(2);
        numbers(2);
        optional(this::occurrence);
        list(() -> {
            name("VitalSign", VITALS);
            decimals(3);
            optional(() -> texts(1));
        });
    }

    private void condition() {
        String kind = kind();
        rule(kind);
        optional(this::occurrence);
        list(this::track);
    }

    private void rule(String kind) {
        switch (kind) {
            case "SENSOR_FAULT" -> {
                out.number(1);
                texts(1);
                name("SensorFault", FAULTS);
            }
            case "BATTERY_LOW" -> {
                out.number(2);
                texts(1);
            }
            case "CLOCK_OFF" -> {
                out.number(3);
                texts(1);
                name("DeviceKind", DEVICES);
            }
            case "SOURCES_DISAGREE" -> {
                out.number(4);
                name("VitalSign", VITALS);
                texts(1);
                name("DeviceKind", DEVICES);
                texts(1);
                name("DeviceKind", DEVICES);
            }
            default -> out.number(0);
        }
    }

    private void track() {
        times(1);
        numbers(1);
        int flags = in.octet();
        if (out.present((flags & 2) == 0)) {
            numbers(1);
        }
        out.flag((flags & 1) == 1);
        texts(1);
        name("DeviceKind", DEVICES);
        texts(2);
        decimals(1);
        numbers(1);
        optional(this::occurrence);
        optional(this::peak);
        long phase = in.number();
        out.number(phase - 1);
        times(phase == 1 ? 1 : phase == 2 ? 3 : 2);
    }

    private void occurrence() {
        times(1);
        numbers(2);
        name("Priority", PRIORITIES);
        decimals(2);
        peak();
        numbers(1);
        flag();
        numbers(1);
    }

    private void peak() {
        decimals(1);
        times(1);
        texts(1);
        name("DeviceKind", DEVICES);
    }

    private void raised() {
        kind();
        texts(1);
        times(1);
        numbers(1);
    }

    private void episode() {
        times(3);
        name("Priority", PRIORITIES);
        flag();
        numbers(1);
        times(1);
        optional(() -> texts(1));
        list(this::alarm);
    }

    private void alarm() {
        kind();
        texts(4);
        name("Priority", PRIORITIES);
        name("Event", EVENTS);
        times(3);
        list(() -> {
            texts(1);
            list(() -> texts(1));
        });
        decimals(2);
        optional(() -> {
            decimals(1);
            times(1);
        });
        optional(() -> texts(2));
        long presence = in.number();
        out.flag(presence == 0);
        out.flag(presence == 1);
        optional(() -> {
            texts(1);
            times(1);
            texts(1);
        });
        optional(() -> {
            texts(1);
            times(1);
            texts(1);
        });
        name("Hush", HUSHES);
        repeats(in.number());
        name("Priority", PRIORITIES);
        times(2);
    }

    private void repeats(long vitals) {
        out.items(Long.bitCount(vitals));
        for (int i = 0; i < VITALS.size(); i++) {
            if ((vitals >> i & 1) == 1) {
                out.number(symbols.number("VitalSign", VITALS.get(i)));
            }
        }
        out.end();
    }

    /** Each told when its episode began as so much later than the one before. */
    private void endings() {
        int count = (int) in.number();
        out.items(count);
        long begunAt = Long.MIN_VALUE;
        for (int left = count; left > 0; left--) {
            begunAt = begunAt == Long.MIN_VALUE ? in.time() : begunAt + in.number();
            out.time(begunAt);
            numbers(2);
            kind();
            texts(1);
            name("Ended", ENDED);
            texts(1);
        }
        out.end();
    }

    private String kind() {
        int ordinal = (int) in.number();
        int limits = 2 * VITALS.size();
        String kind = ordinal < limits
                ? VITALS.get(ordinal / 2) + (ordinal % 2 == 0 ? "_HIGH" : "_LOW")
                : OTHER_KINDS.get(ordinal - limits);
        out.number(symbols.number("AlarmKind", kind));
        return kind;
    }

    private void name(String type, List<String> names) {
        out.number(symbols.number(type, names.get((int) in.number())));
    }

    private void list(Runnable item) {
        int count = (int) in.number();
        out.items(count);
        for (int left = count; left > 0; left--) {
            item.run();
        }
        out.end();
    }

    private void optional(Runnable field) {
        if (out.present(in.flag())) {
            field.run();
        }
    }

    private void flag() {
        out.flag(in.flag());
    }

    private void numbers(int count) {
        for (int i = 0; i < count; i++) {
            out.number(in.number());
        }
    }

    private void times(int count) {
        for (int i = 0; i < count; i++) {
            out.time(in.time());
        }
    }

    private void decimals(int count) {
        for (int i = 0; i < count; i++) {
            out.decimal(in.decimal());
        }
    }

    private void texts(int count) {
        for (int i = 0; i < count; i++) {
            out.text(in.text());
        }
    }
}
