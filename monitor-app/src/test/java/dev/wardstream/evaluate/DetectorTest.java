package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each detector makes of a window. By default a heart rate of 50 to 120 is within its limits, an SpO2 from 90 on. */
class DetectorTest {
    private static final float NAN = Float.NaN;
    private static final List<VitalSign> VITALS = List.of(VitalSign.HEART_RATE, VitalSign.SPO2);

    @Test
    void limitsTellHowFarTheLastValueLiesPastThemInTheirWidths() {
        Detector limits = Detector.limits(VITALS, 2);

        assertThat(limits.score(window(new float[] {60, 60, 127}, new float[] {97, 97, 97})))
                .isCloseTo(7 / 70.0, within(1e-6));
        assertThat(limits.score(window(new float[] {60, 60, 80}, new float[] {97, 87, NAN})))
                .as("a limit without a counterpart is 10 wide")
                .isCloseTo(0.3, within(1e-6));
        assertThat(limits.score(window(new float[] {60, 60, 80}, new float[] {97, 97, 97})))
                .isNegative();
        assertThat(limits.score(window(new float[] {150, NAN, NAN}, new float[] {70, NAN, NAN})))
                .as("what is not recent says nothing")
                .isNaN();
    }

    @Test
    void theWeightedZOfTheFurthestVitalCountsEitherWay() {
        Detector weighted = Detector.weightedZ(1, 2);
        float[] steady = {97, 97, 97, 97, 97};

        double up = weighted.score(window(new float[] {70, 72, 70, 72, 90}, steady));
        double down = weighted.score(window(new float[] {72, 70, 72, 70, 52}, steady));

        assertThat(up).isGreaterThan(5).isCloseTo(down, within(1e-6));
    }

    @Test
    void whatOthersHeartsAndPressuresDoTogetherIsNoErrorAndWhatTheyNeverDoIs() {
        List<Window> others = new ArrayList<>();
        for (int i = -10; i <= 10; i++) {
            // Both rise together; one component says it all.
            others.add(window(new float[] {0, 80 + i}, new float[] {0, 120 + 2 * i}));
        }
        Detector components = Detector.principalComponents(others, 1, 1);

        assertThat(components.score(window(new float[] {0, 85}, new float[] {0, 130})))
                .isCloseTo(0, within(1e-9));
        double sd = Math.sqrt(770.0 / 21);
        // Up by 5 and down by 10: in deviations (z, -z), at a right angle to what others do.
        assertThat(components.score(window(new float[] {0, 85}, new float[] {0, 110})))
                .isCloseTo(2 * (5 / sd) * (5 / sd), within(1e-6));
    }

    private static Window window(float[]... values) {
        long end = values[0].length * 3_600_000L;
        return new Window(0, end, end - 1, values, false);
    }
}
