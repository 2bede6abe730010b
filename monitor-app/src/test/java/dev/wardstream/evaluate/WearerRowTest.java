package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.statistics.WeightedZ;
import dev.wardstream.window.Window;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the baselines read of a wearer: ten minutes of one, of whom nothing was known before. */
class WearerRowTest {
    private static final int STEPS = WearerRow.HISTORY.window().steps();
    private static final int TEN_MINUTES = 60;

    @Test
    void theMinutesAreCountedFromTheFirstHeartBeat() {
        assertThat(WearerRow.minutes(wearer(70, 70))).isEqualTo(10);
    }

    @Test
    void theHeartIsHeldAgainstItsFirstFiveMinutes() {
        assertThat(WearerRow.aboveTheFirstFiveMinutes(wearer(70, 82))).isCloseTo(12, within(1e-6));
        assertThat(WearerRow.aboveTheFirstFiveMinutes(wearer(82, 70))).isCloseTo(-12, within(1e-6));
    }

    @Test
    void theLastMinuteIsReadOnTheScaleOfTheModel() {
        Moment moment = wearer(70, 82);

        assertThat(WearerRow.now(moment, WearerRow.HEART_RATE)).isCloseTo(82, within(1e-6));
        // Half a microsiemens lies ten knees of 0.05 above nothing.
        assertThat(WearerRow.now(moment, WearerRow.SWEAT)).isCloseTo(Math.log(11), within(1e-6));
        assertThat(WearerRow.lastMinute(moment)).hasSize(3 * WearerRow.STEPS_A_MINUTE);
    }

    @Test
    void ofTheVitalsTheOneFurthestFromItsOwnMeanCounts() {
        Moment moment = wearer(70, 82);
        float[] heart = moment.window(WearerRow.HISTORY).values()[WearerRow.HEART_RATE];

        double z = WeightedZ.of(82, STEPS - WearerRow.STEPS_A_MINUTE, step -> heart[step], 90);

        assertThat(z).isGreaterThan(1);
        // Sweat and motion never vary: they have no deviation to be far in.
        assertThat(WearerRow.weightedZ(moment)).isCloseTo(z, within(1e-6));
    }

    /** The first five minutes, then the last five; the heart beats a little up and down. */
    private static Moment wearer(double first, double last) {
        float[][] values = new float[3][STEPS];
        for (float[] channel : values) {
            Arrays.fill(channel, Float.NaN);
        }
        for (int i = 0; i < TEN_MINUTES; i++) {
            int step = STEPS - TEN_MINUTES + i;
            values[0][step] = (float) ((i < TEN_MINUTES / 2 ? first : last) + (i % 2 == 0 ? 1 : -1));
            values[1][step] = 0.5f;
            values[2][step] = 0.01f;
        }
        long end = STEPS * 10_000L;
        Window window = new Window(0, end, end - 1, values, false);
        return new Moment("w", "w", end - 1, false, Map.of(WearerRow.HISTORY, window), 0, 0);
    }
}
