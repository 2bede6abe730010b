package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The autoencoder over rows two of whose numbers always go together. */
class WindowVaeTest {
    private final double[][] rows = rows(new Random(1), 400);

    @Test
    void whatIsUnlikeTheOthersSurprisesMore() {
        double[] usual = WindowVae.fit(rows, 1).surprise(rows(new Random(2), 100));
        double[] far = WindowVae.fit(rows, 1).surprise(new double[][] {{6, 6, 0}, {3, -3, 0}, {0, 0, 7}});

        double most = Arrays.stream(usual).sorted().toArray()[95];
        assertThat(Arrays.stream(far)).allMatch(surprise -> surprise > most);
    }

    @Test
    void theSameSeedIsSurprisedTheSame() {
        double[] once = WindowVae.fit(rows, 7).surprise(rows);

        assertThat(WindowVae.fit(rows, 7).surprise(rows)).isEqualTo(once);
        assertThat(WindowVae.fit(rows, 8).surprise(rows)).isNotEqualTo(once);
    }

    private static double[][] rows(Random random, int count) {
        double[][] rows = new double[count][];
        for (int row = 0; row < count; row++) {
            double both = random.nextGaussian();
            rows[row] = new double[] {both, both + 0.1 * random.nextGaussian(), random.nextGaussian()};
        }
        return rows;
    }
}
