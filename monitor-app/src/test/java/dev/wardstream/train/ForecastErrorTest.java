package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.score.Direction;
import dev.wardstream.score.ModelCard;
import dev.wardstream.score.Weights;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far off a model is that expects everybody as he normally is, where a hand can reckon it. */
class ForecastErrorTest {
    private static final Recipe RECIPE = Recipe.WARD_HOURLY;
    private static final List<ModelCard.Channel> CHANNELS = List.of(
            new ModelCard.Channel(VitalSign.HEART_RATE, Direction.UP, 0, 80, 10, 2, 1),
            new ModelCard.Channel(VitalSign.MOTION, Direction.CONTEXT, 0, 0, 1, 1, 1));

    @Test
    void theErrorIsTheMeanSquareOfWhatWasMeasuredOnceTheNormalIsKnown() {
        // Three values settle what is normal; then one as always, and one 4 above it: two spreads.
        assertThat(error(window(80, 80, 80, 80, 84))).isCloseTo((0 + 4) / 2.0, within(1e-6));
        // Over all windows a measured value counts the same.
        assertThat(error(window(80, 80, 80, 80, 84), window(70, 70, 70, 76)))
                .isCloseTo((0 + 4 + 9) / 3.0, within(1e-6));
    }

    @Test
    void whatIsMeasuredTooSeldomToKnowTheNormalCountsNothing() {
        assertThat(error(window(80, 95, 60))).isNaN();
    }

    @Test
    void aChannelsResidualIsTheRootMeanSquareOfWhatTheJudgedHoursAreOff() {
        // Two spreads above; and none, then three: one and a half on average.
        double[] residuals = ForecastError.residuals(
                CHANNELS, RECIPE, Weights.none(CHANNELS.size()), List.of(endingIn(84), endingIn(80, 86)));

        assertThat(residuals[0]).isCloseTo(Math.sqrt((2 * 2 + 1.5 * 1.5) / 2), within(1e-6));
        assertThat(residuals[1]).as("context is not judged").isEqualTo(1);
    }

    private static double error(Window... windows) {
        return ForecastError.of(CHANNELS, RECIPE, Weights.none(CHANNELS.size()), Arrays.asList(windows));
    }

    /** These heart rates, hour by hour, and nothing after; somebody moves about wildly, which is context alone. */
    private static Window window(double... rates) {
        float[][] values = new float[2][RECIPE.window().steps()];
        Arrays.fill(values[0], Float.NaN);
        for (int step = 0; step < rates.length; step++) {
            values[0][step] = (float) rates[step];
        }
        for (int step = 0; step < values[1].length; step++) {
            values[1][step] = step % 2 * 50;
        }
        return new Window(0, 24, 23, values, false);
    }

    /** Four hours as always, and then nothing until these last heart rates. */
    private static Window endingIn(double... rates) {
        Window window = window(80, 80, 80, 80);
        float[] heart = window.values()[0];
        for (int i = 0; i < rates.length; i++) {
            heart[heart.length - rates.length + i] = (float) rates[i];
        }
        return window;
    }
}
