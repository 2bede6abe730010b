package dev.wardstream.score;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of everything that the NEWS2 chart reads, each with the time it was measured: samples come from several
 * devices, and a round with a cuff is hours older than a pulse.
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
    private static final int CELLS = CONSCIOUSNESS + 1;
    private static final long NEVER = Long.MIN_VALUE;
    private static final Consciousness[] LEVELS = Consciousness.values();

    private final double[] values = new double[CELLS];
    private final long[] measuredAt = new long[CELLS];

    LatestValues() {
        Arrays.fill(measuredAt, NEVER);
    }

    /** Takes in what is newer than what is held. Whether the sample has anything that the chart reads. */
    boolean take(Sample sample) {
        boolean charted = false;
        for (int cell = 0; cell < OXYGEN; cell++) {
            double value = sample.readings().get(CHARTED.get(cell));
            if (!Double.isNaN(value)) {
                charted = true;
                put(cell, value, sample.measuredAt());
            }
        }
        Observations observations = sample.observations();
        Boolean oxygen = observations.supplementalOxygen();
        if (oxygen != null) {
            charted = true;
            put(OXYGEN, oxygen ? 1 : 0, sample.measuredAt());
        }
        if (observations.consciousness() != Consciousness.UNKNOWN) {
            charted = true;
            put(CONSCIOUSNESS, observations.consciousness().ordinal(), sample.measuredAt());
        }
        return charted;
    }

    /** The vital's newest value in its unit, NaN where none was measured at or after {@code oldest} (epoch milliseconds). */
    double value(VitalSign vital, long oldest) {
        int cell = CHARTED.indexOf(vital);
        return measuredAt[cell] == NEVER || measuredAt[cell] < oldest ? Double.NaN : values[cell];
    }

    /** When the vital's newest value was measured, {@link Long#MIN_VALUE} where it never was. */
    long measuredAt(VitalSign vital) {
        return measuredAt[CHARTED.indexOf(vital)];
    }

    /** Whether the patient was charted as on oxygen, null where nobody charted it at or after {@code oldest}. */
    @Nullable Boolean supplementalOxygen(long oldest) {
        return measuredAt[OXYGEN] == NEVER || measuredAt[OXYGEN] < oldest ? null : values[OXYGEN] == 1;
    }

    long oxygenChartedAt() {
        return measuredAt[OXYGEN];
    }

    /** The level charted, UNKNOWN where nobody charted one at or after {@code oldest}. */
    Consciousness consciousness(long oldest) {
        return measuredAt[CONSCIOUSNESS] == NEVER || measuredAt[CONSCIOUSNESS] < oldest
                ? Consciousness.UNKNOWN
                : LEVELS[(int) values[CONSCIOUSNESS]];
    }

    long consciousnessChartedAt() {
        return measuredAt[CONSCIOUSNESS];
    }

    /** The bytes {@link #writeTo} needs. */
    int encodedLength() {
        return Short.BYTES + Integer.bitCount(present()) * (Long.BYTES + Double.BYTES);
    }

    void writeTo(ByteBuffer bytes) {
        bytes.putShort((short) present());
        for (int cell = 0; cell < CELLS; cell++) {
            if (measuredAt[cell] != NEVER) {
                bytes.putLong(measuredAt[cell]).putDouble(values[cell]);
            }
        }
    }

    static LatestValues readFrom(ByteBuffer bytes) {
        LatestValues latest = new LatestValues();
        int present = bytes.getShort();
        for (int cell = 0; cell < CELLS; cell++) {
            if ((present & 1 << cell) != 0) {
                latest.measuredAt[cell] = bytes.getLong();
                latest.values[cell] = bytes.getDouble();
            }
        }
        return latest;
    }

    private int present() {
        int present = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            if (measuredAt[cell] != NEVER) {
                present |= 1 << cell;
            }
        }
        return present;
    }

    private void put(int cell, double value, long at) {
        if (at > measuredAt[cell]) {
            values[cell] = value;
            measuredAt[cell] = at;
        }
    }
}
