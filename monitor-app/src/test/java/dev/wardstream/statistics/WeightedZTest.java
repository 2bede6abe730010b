package dev.wardstream.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class WeightedZTest {
    @Test
    void itIsWhatPandasSays() {
        JsonNode cases = Reference.of("weighted-z.json").path("cases");

        assertThat(cases).hasSize(3).allSatisfy(reference -> {
            double[] before = Reference.numbers(reference.path("before"));
            double z = WeightedZ.of(
                    reference.path("now").asDouble(),
                    before.length,
                    step -> before[step],
                    reference.path("halfLife").asDouble());
            Reference.assertIs("z", z, reference.path("z"));
        });
    }

    @Test
    void whereNothingWasBeforeOrNothingEverVariedNothingIsFar() {
        assertThat(WeightedZ.of(80, 0, step -> 0, 12)).isNaN();
        assertThat(WeightedZ.of(80, 30, step -> Double.NaN, 12)).isNaN();
        assertThat(WeightedZ.of(80, 30, step -> 71.3, 12)).isNaN();
        assertThat(WeightedZ.of(Double.NaN, 30, step -> step, 12)).isNaN();
    }
}
