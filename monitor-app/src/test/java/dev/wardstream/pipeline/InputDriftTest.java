package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.score.Model;
import dev.wardstream.score.Models;
import dev.wardstream.score.Retrained;
import dev.wardstream.score.RnnModel;
import dev.wardstream.window.Window;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A model meets patients, devices and units. */
class InputDriftTest {
    private static final RnnModel MODEL = Models.shipped("wearable-1hz");
    private static final String FIRST = MODEL.inputs().get(0).signal().field();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ModelMetrics metrics = new ModelMetrics(registry);
    private final Random random = new Random(5);

    @Test
    void whatIsAsInTrainingLiesNearZero() {
        meet(MODEL, 200, 0, 0);

        assertThat(shift(FIRST)).isCloseTo(0, within(0.05));
        assertThat(missing(FIRST)).isZero();
    }

    @Test
    void otherPatientsShowInStandardDeviationsOfTraining() {
        meet(MODEL, 200, 1.5, 0);

        assertThat(shift(FIRST)).isCloseTo(1.5, within(0.05));
    }

    @Test
    void aSignalThatDevicesOftenLeaveOutShowsAsMissingAndItsMeanStays() {
        meet(MODEL, 200, 0, 0.25);

        assertThat(missing(FIRST)).isCloseTo(0.25, within(0.02));
        assertThat(shift(FIRST)).isCloseTo(0, within(0.05));
    }

    @Test
    void aHandfulOfWindowsSaysNothing() {
        meet(MODEL, 99, 3, 0);
        assertThat(shift(FIRST)).isNaN();

        meet(MODEL, 1, 3, 0);
        assertThat(shift(FIRST)).isCloseTo(3, within(0.05));
    }

    @Test
    void theWardOfTodayOutweighsThatOfLongAgo() {
        meet(MODEL, 20_000, 0, 0);
        meet(MODEL, 19_000, 2, 0);

        assertThat(shift(FIRST)).isGreaterThan(1.4);
    }

    @Test
    void aNewVersionBeginsAnewUnderTheSameName() {
        meet(MODEL, 200, 3, 0);
        RnnModel next = Retrained.version(MODEL, "next");
        meet(next, 100, 0, 0);

        assertThat(shift(FIRST)).isCloseTo(0, within(0.05));
        assertThat(registry.get("wardstream.model.input.shift").gauges())
                .hasSize(MODEL.inputs().size());
    }

    private void meet(Model model, int windows, double shift, double missing) {
        for (int i = 0; i < windows; i++) {
            metrics.scored(model, window(model, shift, missing), null, false);
        }
    }

    private Window window(Model model, double shift, double missing) {
        int steps = model.window().steps();
        float[][] values = new float[model.inputs().size()][steps];
        for (int row = 0; row < values.length; row++) {
            Model.Input input = model.inputs().get(row);
            Arrays.fill(values[row], (float) (input.mean() + shift * input.sd()));
            for (int step = 0; step < steps; step++) {
                values[row][step] = random.nextDouble() < missing
                        ? Float.NaN
                        : values[row][step] + (float) (random.nextGaussian() * input.sd());
            }
        }
        return new Window(0, 60_000, 59_000, values, false);
    }

    private double shift(String signal) {
        return gauge("wardstream.model.input.shift", signal);
    }

    private double missing(String signal) {
        return gauge("wardstream.model.input.missing", signal);
    }

    private double gauge(String name, String signal) {
        return registry.get(name)
                .tags("model", MODEL.ref().id(), "signal", signal)
                .gauge()
                .value();
    }
}
