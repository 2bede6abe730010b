package dev.wardstream.score;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Source;
import dev.wardstream.vitals.VitalSign;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of everything that the NEWS2 chart reads, each with the time it was measured and the device: samples come from
 * several devices, and a round with a cuff is hours older than a pulse.
 *
 * <p>Where several devices measure one vital, {@link Source#counted} says which value counts; within one kind it is the newer one.
 * What people chart in words, oxygen, consciousness and the ventilator, counts by its time alone.
 */
final class LatestValues {
    private static final List<VitalSign> CHARTED = List.of(
            VitalSign.RESPIRATORY_RATE,
            VitalSign.SPO2,
            VitalSign.SYSTOLIC_PRESSURE,
            VitalSign.HEART_RATE,
            VitalSign.BODY_TEMPERATURE,
            VitalSign.GLASGOW_COMA_SCALE,
            VitalSign.INSPIRED_OXYGEN);
    private static final int OXYGEN = CHARTED.size();
    private static final int CONSCIOUSNESS = OXYGEN + 1;
    private static final int VENTILATED = CONSCIOUSNESS + 1;
    private static final int CELLS = VENTILATED + 1;
    /** The rank whose values count by their time alone: spot checks, and what is charted in words. */
    private static final int BY_TIME = Source.BY_TIME;

    private static final int PLACES = CELLS * Source.RANKS;
    private static final Consciousness[] LEVELS = Consciousness.values();

    /** The newest value of each cell by each rank of devices: at {@code cell * RANKS + rank}. */
    private final NewestValues newest = new NewestValues();

    /** What the chart had of a sample: nothing that it reads, only what was held already or is older, or something newer. */
    enum Taken {
        NOTHING,
        KNOWN,
        NEWS;

        private Taken and(boolean news) {
            return news || this == NEWS ? NEWS : KNOWN;
        }
    }

    /**
     * Takes in what is newer than what is held.
     *
     * @param source null where nobody asks which device it was: values then count by their time alone
     */
    Taken take(@Nullable Source source, Sample sample) {
        int rank = source == null ? BY_TIME : source.rank();
        DeviceId device = source == null ? null : source.device();
        Taken taken = Taken.NOTHING;
        for (int cell = 0; cell < OXYGEN; cell++) {
            double value = sample.readings().get(CHARTED.get(cell));
            if (!Double.isNaN(value)) {
                taken = taken.and(put(place(cell, rank), value, sample.measuredAt(), device));
            }
        }
        Observations observations = sample.observations();
        Boolean oxygen = observations.supplementalOxygen();
        if (oxygen != null) {
            taken = taken.and(put(place(OXYGEN, BY_TIME), oxygen ? 1 : 0, sample.measuredAt(), device));
        }
        if (observations.consciousness() != Consciousness.UNKNOWN) {
            int level = observations.consciousness().ordinal();
            taken = taken.and(put(place(CONSCIOUSNESS, BY_TIME), level, sample.measuredAt(), device));
        }
        Boolean ventilated = observations.ventilated();
        if (ventilated != null) {
            taken = taken.and(put(place(VENTILATED, BY_TIME), ventilated ? 1 : 0, sample.measuredAt(), device));
        }
        return taken;
    }

    /** Drops a device's value of a vital that turned out to be none, unless it is newer than {@code at}, epoch milliseconds. */
    void drop(Source source, VitalSign vital, long at) {
        int place = place(CHARTED.indexOf(vital), source.rank());
        if (source.device().equals(newest.device(place)) && newest.at(place) <= at) {
            newest.drop(place);
        }
    }

    /** A value that counts: {@code value} is in the vital's unit, {@code at} in epoch milliseconds. */
    record Counted(double value, long at, @Nullable DeviceId device) {}

    /** The vital's value as of {@code at}, null where none was measured at or after {@code oldest}; both epoch milliseconds. */
    @Nullable Counted value(VitalSign vital, long oldest, long at) {
        return counted(CHARTED.indexOf(vital), oldest, at);
    }

    /** 1 where the patient was charted as on oxygen, 0 as on air; null where nobody charted it at or after {@code oldest}. */
    @Nullable Counted supplementalOxygen(long oldest, long at) {
        return counted(OXYGEN, oldest, at);
    }

    /** The level charted, as {@link #level} reads it; null where nobody charted one at or after {@code oldest}. */
    @Nullable Counted consciousness(long oldest, long at) {
        return counted(CONSCIOUSNESS, oldest, at);
    }

    /** Whether the patient was charted as mechanically ventilated at or after {@code oldest}, and not as breathing alone since. */
    boolean ventilated(long oldest, long at) {
        Counted charted = counted(VENTILATED, oldest, at);
        return charted != null && charted.value() == 1;
    }

    static Consciousness level(Counted charted) {
        return LEVELS[(int) charted.value()];
    }

    private @Nullable Counted counted(int cell, long oldest, long at) {
        int chosen = place(cell, Source.counted(rank -> newest.at(place(cell, rank)), at));
        long chosenAt = newest.at(chosen);
        return chosenAt == NewestValues.NEVER || chosenAt < oldest
                ? null
                : new Counted(newest.value(chosen), chosenAt, newest.device(chosen));
    }

    private static int place(int cell, int rank) {
        return cell * Source.RANKS + rank;
    }

    private boolean put(int place, double value, long at, @Nullable DeviceId device) {
        if (at <= newest.at(place)) {
            return false;
        }
        newest.put(place, value, at, device);
        return true;
    }

    /** Writes the newest values into a patient's state. */
    void writeTo(StateWriter out) {
        int vitals = 0;
        for (int place = 0; place < place(OXYGEN, 0); place++) {
            vitals += newest.has(place) ? 1 : 0;
        }
        out.items(vitals);
        for (int place = 0; place < place(OXYGEN, 0); place++) {
            if (newest.has(place)) {
                out.symbol(CHARTED.get(place / Source.RANKS));
                out.symbol(Source.kindOf(place % Source.RANKS));
                out.time(newest.at(place));
                out.decimal(newest.value(place));
                writeDevice(place, out);
            }
        }
        out.end();
        writeFact(place(OXYGEN, BY_TIME), out);
        int level = place(CONSCIOUSNESS, BY_TIME);
        if (out.present(newest.has(level))) {
            out.symbol(LEVELS[(int) newest.value(level)]);
            out.time(newest.at(level));
            writeDevice(level, out);
        }
        writeFact(place(VENTILATED, BY_TIME), out);
    }

    private void writeFact(int place, StateWriter out) {
        if (out.present(newest.has(place))) {
            out.flag(newest.value(place) == 1);
            out.time(newest.at(place));
            writeDevice(place, out);
        }
    }

    private void writeDevice(int place, StateWriter out) {
        DeviceId device = newest.device(place);
        out.present(device != null);
        if (device != null) {
            out.device(device);
        }
    }

    static LatestValues readFrom(StateReader in) {
        LatestValues latest = new LatestValues();
        for (int left = in.items(); left > 0; left = in.left(left)) {
            int cell = CHARTED.indexOf(in.symbol(VitalSign.class));
            int rank = Source.rankOf(in.symbol(DeviceKind.class));
            latest.restore(place(cell, rank), in.time(), in.decimal(), in);
        }
        latest.readFact(OXYGEN, in);
        if (in.present()) {
            int level = in.symbol(Consciousness.class).ordinal();
            latest.restore(place(CONSCIOUSNESS, BY_TIME), in.time(), level, in);
        }
        latest.readFact(VENTILATED, in);
        return latest;
    }

    private void readFact(int cell, StateReader in) {
        if (in.present()) {
            double fact = in.flag() ? 1 : 0;
            restore(place(cell, BY_TIME), in.time(), fact, in);
        }
    }

    private void restore(int place, long at, double value, StateReader in) {
        newest.put(place, value, at, in.present() ? in.device() : null);
    }

    /** What the version before {@link #writeTo} kept. */
    static LatestValues readFrom(ByteBuffer bytes) {
        LatestValues latest = new LatestValues();
        long present = bytes.getLong();
        DeviceId[] known = new DeviceId[bytes.get()];
        for (int i = 0; i < known.length; i++) {
            known[i] = DeviceId.readFrom(bytes, bytes.get());
        }
        for (int place = 0; place < PLACES; place++) {
            if ((present & 1L << place) != 0) {
                long at = bytes.getLong();
                double value = bytes.getDouble();
                int device = bytes.get();
                latest.newest.put(place, value, at, device < 0 ? null : known[device]);
            }
        }
        return latest;
    }
}
