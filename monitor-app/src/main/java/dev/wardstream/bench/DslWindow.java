package dev.wardstream.bench;

import dev.wardstream.window.WindowSpec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The steps of one device's window, as the aggregate of a DSL window: those that came, one behind the other. */
record DslWindow(byte[] steps) {
    static final Serde<DslWindow> SERDE =
            Serdes.serdeFrom((topic, window) -> window.steps, (topic, bytes) -> new DslWindow(bytes));

    static DslWindow empty() {
        return new DslWindow(new byte[0]);
    }

    DslWindow with(DslStep step) {
        ByteBuffer all = ByteBuffer.allocate(steps.length + DslStep.bytes(step.sums().length));
        step.write(all.put(steps));
        return new DslWindow(all.array());
    }

    /** The window's values, {@code [channel][step]}, NaN where none was measured; it begins at an instant, epoch milliseconds. */
    float[][] from(long start, WindowSpec spec, int channels) {
        float[][] values = new float[channels][spec.steps()];
        for (float[] channel : values) {
            Arrays.fill(channel, Float.NaN);
        }
        ByteBuffer all = ByteBuffer.wrap(steps);
        while (all.hasRemaining()) {
            DslStep step = DslStep.read(all, DslStep.bytes(channels));
            int position = Math.toIntExact(spec.stepOf(step.at()) - spec.stepOf(start));
            for (int channel = 0; channel < channels; channel++) {
                values[channel][position] = step.mean(channel);
            }
        }
        return values;
    }
}
