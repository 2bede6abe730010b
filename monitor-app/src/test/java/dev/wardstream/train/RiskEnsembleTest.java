package dev.wardstream.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.score.PersonMark;
import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RiskModelFile;
import dev.wardstream.score.RiskScore;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Trains a tiny ensemble on made-up stays in which a racing heart foretells death and nothing else does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RiskEnsembleTest {
    private static final RiskSettings TINY = new RiskSettings("test", 1, 1, 2, 3, 8, 16, 0.05, 0.5);

    private final RiskModel model = train(1);

    @Test
    void itTellsWhoWillDieAndNamesTheHeart() {
        RiskScore ill =
                requireNonNull(model.scorer().score(stay(new Random(77), 125).window()));
        RiskScore well =
                requireNonNull(model.scorer().score(stay(new Random(77), 75).window()));

        assertThat(ill.probability()).isGreaterThan(0.7);
        assertThat(well.probability()).isLessThan(0.3);
        assertThat(ill.contributions().get(0).signal()).isEqualTo(VitalSign.HEART_RATE);
        assertThat(model.card().threshold()).isBetween(well.probability(), ill.probability());
    }

    @Test
    void theSameSeedMakesTheSameFileByteForByte() throws IOException {
        assertThat(bytes(train(1))).isEqualTo(bytes(model)).isNotEqualTo(bytes(train(2)));
    }

    @Test
    void itsCardKnowsWhomItLearnedFrom() {
        assertThat(model.card().origin().persons())
                .hasSize(60)
                .contains(PersonMark.of("patient-7"))
                .doesNotContain(PersonMark.of("patient-60"));
        assertThat(model.card().origin().positives()).isEqualTo(30);
        assertThat(model.card().origin().software()).isEqualTo("Deeplearning4j 1.0.0-M2.1");
        assertThat(model.members()).hasSize(2);
    }

    private static RiskModel train(long seed) {
        Random random = new Random(9);
        List<RiskCase> cases = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            RiskCase stay = stay(random, i % 2 == 0 ? 120 : 80);
            cases.add(new RiskCase("patient-" + i, stay.window(), i % 2 == 0));
        }
        return RiskEnsemble.train(RiskRecipe.VITALS, TINY.withSeed(seed), cases, List.of(), Progress.SILENT);
    }

    private static RiskCase stay(Random random, double heartRate) {
        int steps = RiskRecipe.VITALS.window().steps();
        float[][] values = new float[RiskRecipe.VITALS.channels().size()][steps];
        for (int channel = 0; channel < values.length; channel++) {
            double mean = channel == 0 ? heartRate : 50;
            for (int step = 0; step < steps; step++) {
                values[channel][step] = random.nextInt(4) == 0 ? Float.NaN : (float) (mean + 5 * random.nextGaussian());
            }
        }
        long end = steps * 7_200_000L;
        return new RiskCase("nobody", new Window(0, end, end - 1, values, false), heartRate > 100);
    }

    private static byte[] bytes(RiskModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RiskModelFile.write(model, out);
        return out.toByteArray();
    }
}
