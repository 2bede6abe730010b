package dev.wardstream.window;

import dev.wardstream.vitals.DeviceId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fixed-step view of a patient's recent samples.
 *
 * @param start first instant, epoch milliseconds, inclusive
 * @param end end of the last step, epoch milliseconds, exclusive; in a live window that step is still filling
 * @param at the event time of the sample that made the window due, epoch milliseconds
 * @param values {@code [channel][step]}, channels in the order of the model's, oldest step first; the mean of the step's
 *     samples in the vital's unit, NaN where the step has none
 * @param sources the device that each channel's last value was taken from; null where nobody told, or nothing was measured
 * @param retrospective whether this window was scored again because a late sample changed it
 */
public record Window(
        long start, long end, long at, float[][] values, List<@Nullable DeviceId> sources, boolean retrospective) {

    /** A window of a patient with a single device, of which nobody asks. */
    public Window(long start, long end, long at, float[][] values, boolean retrospective) {
        this(start, end, at, values, Collections.nCopies(values.length, null), retrospective);
    }

    /** The share of cells, 0 to 1, in which something was measured. */
    public double coverage() {
        int cells = 0;
        int measured = 0;
        for (float[] channel : values) {
            for (float value : channel) {
                cells++;
                if (!Float.isNaN(value)) {
                    measured++;
                }
            }
        }
        return cells == 0 ? 0 : (double) measured / cells;
    }
}
