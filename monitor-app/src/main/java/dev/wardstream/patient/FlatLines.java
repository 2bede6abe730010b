package dev.wardstream.patient;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Source;
import dev.wardstream.vitals.VitalSign;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of a patient's continuous devices show a heart rate that has stood still: no living heart's does, but a pacemaker's may, and a
 * stuck sensor's does. A fold over each device's own event time; judged here once, for windows, scores and alarms alike.
 *
 * <p>A gap breaks a run: nobody knows what the heart did in it. Mutable; for one thread.
 */
public final class FlatLines {
    /** More devices than a patient wears; beyond them the one that was heard longest ago is forgotten. */
    private static final int MOST_DEVICES = 16;

    private static final byte VERSION = 1;

    /** Heart rates of a device that are all the same; times are event time, epoch milliseconds. */
    private static final class Run {
        private final DeviceId device;
        private double value;
        private long since;
        private long newest;

        private Run(DeviceId device, double value, long since, long newest) {
            this.device = device;
            this.value = value;
            this.since = since;
            this.newest = newest;
        }

        private void writeTo(StateWriter out) {
            out.device(device);
            out.decimal(value);
            out.time(since);
            out.time(newest);
        }
    }

    private final List<Run> runs = new ArrayList<>(2);

    /**
     * Takes in a sample whose sensor can be trusted.
     *
     * @param after how long a heart rate must have stood still, milliseconds
     * @param gap how long a reading stands, milliseconds; a longer gap breaks the run
     * @return since when the heart rate of this sample has stood still, epoch milliseconds; {@link Measured#NOT_FLAT} where it has not, or
     *     has not for long enough, or the sample has none
     */
    public long take(Source source, Sample sample, long after, long gap) {
        double heartRate = sample.readings().get(VitalSign.HEART_RATE);
        if (Double.isNaN(heartRate) || !source.kind().isContinuous()) {
            return Measured.NOT_FLAT;
        }
        long at = sample.measuredAt();
        Run run = runOf(source.device(), heartRate, at);
        if (at > run.newest) {
            if (heartRate != run.value || at > run.newest + gap) {
                run.value = heartRate;
                run.since = at;
            }
            run.newest = at;
        }
        // What comes late belongs to the run if it lies within it.
        return heartRate == run.value && at - run.since >= after ? run.since : Measured.NOT_FLAT;
    }

    private Run runOf(DeviceId device, double heartRate, long at) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).device.equals(device)) {
                return runs.get(i);
            }
        }
        if (runs.size() == MOST_DEVICES) {
            Run oldest = runs.get(0);
            for (Run run : runs) {
                oldest = run.newest < oldest.newest ? run : oldest;
            }
            runs.remove(oldest);
        }
        Run begun = new Run(device, heartRate, at, at);
        runs.add(begun);
        return begun;
    }

    /** Writes this into a patient's state. */
    public void writeTo(StateWriter out) {
        out.list(runs, Run::writeTo);
    }

    /** What {@link #writeTo} wrote. */
    public static FlatLines readFrom(StateReader in) {
        FlatLines lines = new FlatLines();
        lines.runs.addAll(in.list(run -> new Run(run.device(), run.decimal(), run.time(), run.time())));
        return lines;
    }

    /**
     * What the version before {@link #writeTo} kept, so that an upgrade forgets nothing.
     *
     * @throws IllegalArgumentException if the bytes are of another version or cut short
     */
    public static FlatLines decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        FlatLines lines = new FlatLines();
        try {
            byte version = bytes.get();
            if (version != VERSION) {
                throw new IllegalArgumentException(
                        "flat-line state of version " + version + ", this program reads version " + VERSION);
            }
            for (int left = bytes.get(); left > 0; left--) {
                DeviceId device = DeviceId.readFrom(bytes, bytes.getShort());
                lines.runs.add(new Run(device, bytes.getDouble(), bytes.getLong(), bytes.getLong()));
            }
            return lines;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("flat-line state is cut short: " + encoded.length + " bytes", e);
        }
    }
}
