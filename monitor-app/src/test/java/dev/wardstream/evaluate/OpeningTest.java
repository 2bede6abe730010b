package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.statistics.Interval;
import org.junit.jupiter.api.Test;

/** What a reader is told first: who is better, where the patients can tell. */
class OpeningTest {
    @Test
    void aModelThatIsClearlyWorseIsCalledWorse() {
        assertThat(Opening.verdict(new Interval(-0.405, -0.470, -0.293)).text()).isEqualTo("worse by 0.405");
        assertThat(Opening.verdict(new Interval(-0.405, -0.470, -0.293)).small())
                .contains("0.470", "0.293");
    }

    @Test
    void aModelIsBetterOnlyWhereTheWholeIntervalSaysSo() {
        assertThat(Opening.verdict(new Interval(0.05, 0.01, 0.09)).text()).isEqualTo("better by 0.050");
        assertThat(Opening.verdict(new Interval(0.05, -0.01, 0.11)).text()).isEqualTo("cannot be told apart");
    }
}
