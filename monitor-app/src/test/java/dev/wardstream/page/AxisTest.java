package dev.wardstream.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void ticksStandAtRoundNumbersAndCoverWhatThereIs() {
        assertThat(Axis.covering("x", 0, 3.33).ticks())
                .startsWith(0.0, 0.5, 1.0)
                .endsWith(3.5);
        assertThat(Axis.covering("x", -1.2, 1.4).ticks()).startsWith(-1.5, -1.0).endsWith(1.5);
        assertThat(Axis.share("x").ticks().get(5)).isEqualTo(1.0);
        assertThat(Axis.hours("h", 167).ticks()).startsWith(0.0, 24.0).endsWith(168.0);
        assertThat(Axis.covering("x", 0, 0).ticks()).hasSizeGreaterThan(1);
    }

    @Test
    void whateverTheNumbersEachHasItsPlaceAndTicksAreFew() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            double least = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(7) - 3);
            double largest = least + random.nextDouble() * Math.pow(10, random.nextInt(7) - 3);

            Axis axis = Axis.covering("x", least, largest);

            assertThat(axis.from()).isLessThanOrEqualTo(least + 1e-9);
            assertThat(axis.to()).isGreaterThanOrEqualTo(largest - 1e-9);
            assertThat(axis.ticks().size()).isBetween(2, 11);
        }
    }

    @Test
    void anAxisTellsItsTicksWithAsManyDecimalsAsTheyHave() {
        Axis fine = Axis.covering("x", 0, 0.2);

        assertThat(fine.told(fine.ticks().get(1))).isEqualTo("0.025");
        assertThat(Axis.covering("x", 0, 80).told(-10)).isEqualTo("−10");
    }
}
