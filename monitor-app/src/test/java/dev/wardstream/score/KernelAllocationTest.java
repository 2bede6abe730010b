package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.wardstream.window.Window;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Judging a window leaves nothing for the garbage collector: at a thousand beds it is done a hundred times a second. */
class KernelAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WINDOWS = 200;

    @Test
    void theErrorOfAWindowIsReckonedWithoutAllocating() {
        for (RnnModel model : Models.shipped()) {
            WindowError error = new WindowError(
                    model.card().channels(),
                    model.card().scoring(),
                    model.window().steps(),
                    model.weights());
            Window window = Handmade.window(Usual.values(model, new Random(1)));

            assertThat(allocatedBy(() -> error.of(window)))
                    .as("%s", model.ref())
                    .isZero();
        }
    }

    @Test
    void aRiskNetworkReadsAWindowAndWithholdsEachSignalWithoutAllocating() {
        RiskModel model = Frail.random(16, 1);
        RiskNetwork network = new RiskNetwork(model.members().get(0), new Projections(), new Projections());
        float[][] values = {{80, 85, 90, 95}, {97, 96, 95, 94}, {0, 0, 1, 1}};
        float[] summary = new SummaryEncoder(model.scale()).encode(values);
        RiskWindow window = new RiskWindow(
                new RiskEncoder(model.card().channels()).encode(values),
                summary,
                new float[summary.length],
                new boolean[] {true, true, true});
        double[] sums = new double[4];

        assertThat(allocatedBy(() -> network.addLogits(window, sums))).isZero();
    }

    /** Bytes, of many runs after many others: what the first ones load and link is not the kernel's. */
    private static long allocatedBy(Runnable kernel) {
        repeat(kernel);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        repeat(kernel);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void repeat(Runnable kernel) {
        for (int i = 0; i < WINDOWS; i++) {
            kernel.run();
        }
    }
}
