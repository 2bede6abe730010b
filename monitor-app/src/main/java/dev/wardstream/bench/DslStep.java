package dev.wardstream.bench;

import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.VitalSign;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What one device measured in one step of a window, as the aggregate of a DSL window.
 *
 * @param at when the newest of it was measured, epoch milliseconds
 * @param sums by channel
 * @param counts how many values each sum is of
 */
record DslStep(long at, double[] sums, int[] counts) {
    static final Serde<DslStep> SERDE = Serdes.serdeFrom(
            (topic, step) -> step.toBytes(), (topic, bytes) -> read(ByteBuffer.wrap(bytes), bytes.length));

    private static final int CHANNEL_BYTES = Double.BYTES + Integer.BYTES;

    static DslStep empty(int channels) {
        return new DslStep(Long.MIN_VALUE, new double[channels], new int[channels]);
    }

    static DslStep of(DeviceSample sample, List<VitalSign> channels) {
        DslStep step = empty(channels.size());
        for (int channel = 0; channel < channels.size(); channel++) {
            double value = channels.get(channel).in(sample.sample());
            if (!Double.isNaN(value)) {
                step.sums[channel] = value;
                step.counts[channel] = 1;
            }
        }
        return new DslStep(sample.sample().measuredAt(), step.sums, step.counts);
    }

    /** This step and what another holds. */
    DslStep plus(DslStep other) {
        double[] allSums = sums.clone();
        int[] allCounts = counts.clone();
        for (int channel = 0; channel < sums.length; channel++) {
            allSums[channel] += other.sums[channel];
            allCounts[channel] += other.counts[channel];
        }
        return new DslStep(Math.max(at, other.at), allSums, allCounts);
    }

    /** The mean of a channel; NaN where it was not measured. */
    float mean(int channel) {
        return (float) (sums[channel] / counts[channel]);
    }

    static int bytes(int channels) {
        return Long.BYTES + channels * CHANNEL_BYTES;
    }

    static DslStep read(ByteBuffer from, int length) {
        long at = from.getLong();
        DslStep step = empty((length - Long.BYTES) / CHANNEL_BYTES);
        for (int channel = 0; channel < step.sums.length; channel++) {
            step.sums[channel] = from.getDouble();
            step.counts[channel] = from.getInt();
        }
        return new DslStep(at, step.sums, step.counts);
    }

    void write(ByteBuffer to) {
        to.putLong(at);
        for (int channel = 0; channel < sums.length; channel++) {
            to.putDouble(sums[channel]).putInt(counts[channel]);
        }
    }

    private byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(bytes(sums.length));
        write(bytes);
        return bytes.array();
    }
}
