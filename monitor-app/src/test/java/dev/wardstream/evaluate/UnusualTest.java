package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnusualTest {
    private static final long HOUR = 3_600_000;

    @Test
    void aScoreIsExplainedInPlainUnitsAgainstWhatTheWindowPredicts() {
        assertThat(words(
                        new Contribution(VitalSign.RESPIRATORY_RATE, 0.62, 31, 17),
                        new Contribution(VitalSign.BODY_TEMPERATURE, 0.2, 35.8, 36.9),
                        new Contribution(VitalSign.SPO2, 0.11, Double.NaN, Double.NaN),
                        new Contribution(VitalSign.HEART_RATE, 0.07, 80, 80)))
                .isEqualTo(
                        "RR 31 /min, 14 above what the last 12 h predict (62 % of the score); Temp 35.8 °C, 1.1 below what the"
                                + " last 12 h predict (20 % of the score); SpO2 not measured (11 % of the score)");
    }

    @Test
    void aVitalThatWasOffOnlyEarlierInTheWindowSaysSo() {
        assertThat(words(new Contribution(VitalSign.HEART_RATE, 1, 80, 80.2)))
                .isEqualTo("HR 80 /min, at its end as the last 12 h predict (100 % of the score)");
    }

    private static String words(Contribution... contributions) {
        return Unusual.words(new ModelScore(
                new ModelRef("m", "1"), 0, 12 * HOUR, 12 * HOUR, 0.999, List.of(contributions), 1, false));
    }
}
