package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalPartsTest {
    @Test
    void aRowInThePlaneOfTheOthersHasNoErrorAndOneOffItItsSquaredDistance() {
        Random random = new Random(3);
        double[][] rows = new double[200][];
        for (int row = 0; row < rows.length; row++) {
            double a = 3 * random.nextGaussian();
            double b = random.nextGaussian();
            rows[row] = new double[] {a + b, a - b, 2 * a};
        }

        PrincipalParts parts = PrincipalParts.of(rows, 2);

        assertThat(parts.error(new double[] {5, 1, 6})).isCloseTo(0, within(1e-6));
        // (1, 1, -1) is at a right angle to both directions.
        assertThat(parts.error(new double[] {5 + 2, 1 + 2, 6 - 2})).isCloseTo(12, within(1e-6));
    }
}
