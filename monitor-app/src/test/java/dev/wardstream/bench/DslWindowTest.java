package dev.wardstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.WindowSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The peer's windows hold what the monitor's do, else it would be measured at other work. */
class DslWindowTest {
    private static final List<VitalSign> CHANNELS = List.of(VitalSign.HEART_RATE, VitalSign.MOTION);
    private static final WindowSpec WINDOW =
            new WindowSpec(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ZERO);
    private static final long START = 1_772_430_000_000L;

    @Test
    void eachStepIsTheMeanOfItsSamplesAndAGapStaysOne() {
        DslStep first = DslStep.empty(2).plus(sample(1_000, 60, 0.1)).plus(sample(9_000, 70, Double.NaN));
        DslStep last = DslStep.empty(2).plus(sample(20_000, 80, 0.5));

        DslWindow window = read(DslWindow.empty().with(read(first)).with(read(last)));

        float nan = Float.NaN;
        // isDeepEqualTo takes no NaN for another.
        assertThat(Arrays.deepToString(window.from(START, WINDOW, 2))).isEqualTo(Arrays.deepToString(new float[][] {
            {65, nan, 80}, {0.1f, nan, 0.5f}
        }));
    }

    private static DslStep sample(long after, double heartRate, double motion) {
        Readings readings = Readings.of(Map.of(VitalSign.HEART_RATE, heartRate, VitalSign.MOTION, motion));
        return DslStep.of(new DeviceSample(new DeviceId("band-1"), null, Sample.of(START + after, readings)), CHANNELS);
    }

    private static DslStep read(DslStep step) {
        return DslStep.SERDE
                .deserializer()
                .deserialize("any", DslStep.SERDE.serializer().serialize("any", step));
    }

    private static DslWindow read(DslWindow window) {
        return DslWindow.SERDE
                .deserializer()
                .deserialize("any", DslWindow.SERDE.serializer().serialize("any", window));
    }
}
