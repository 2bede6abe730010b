package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.score.RiskCard;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapEncoderTest {
    private static final float NAN = Float.NaN;

    @Test
    void aStepTellsTheLastValueHowFarItIsWhetherItIsOfNowAndHowOld() {
        GapEncoder encoder = new GapEncoder(List.of(new RiskCard.Channel(VitalSign.SPO2, 96, 2)));

        assertThat(encoder.encode(new float[][] {{NAN, 91, NAN, 40}})).isEqualTo(new float[][] {
            {0, 0, 1, 1}, {-2.5f, 2.5f, 0, 0}, {-2.5f, 2.5f, 1, 1 / 6f}, {-5, 5, 0, 0}
        });
    }
}
