package dev.wardstream.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrincipalComponentsTest {
    @Test
    void aRowInThePlaneOfTheOthersHasNoErrorAndOneOffItItsSquaredDistance() {
        Random random = new Random(3);
        double[][] rows = new double[200][];
        for (int row = 0; row < rows.length; row++) {
            double a = 3 * random.nextGaussian();
            double b = random.nextGaussian();
            rows[row] = new double[] {a + b, a - b, 2 * a};
        }

        PrincipalComponents components = PrincipalComponents.of(rows, 2);

        assertThat(components.error(new double[] {5, 1, 6})).isCloseTo(0, within(1e-6));
        // (1, 1, -1) is at a right angle to both directions.
        assertThat(components.error(new double[] {5 + 2, 1 + 2, 6 - 2})).isCloseTo(12, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatTheComponentsCannotMakeUpIsWhatScikitLearnSays(JsonNode reference) {
        PrincipalComponents components = PrincipalComponents.of(
                Reference.rows(reference.path("rows")), reference.path("count").asInt());
        double[][] asked = Reference.rows(reference.path("asked"));

        for (int i = 0; i < asked.length; i++) {
            Reference.assertIs(
                    "row " + i,
                    components.error(asked[i]),
                    reference.path("errors").get(i));
        }
    }

    static Stream<Named<JsonNode>> cases() {
        return Reference.cases("components.json");
    }

    @Test
    void ofASingleColumnThereIsOneComponentAndNothingIsLeft() {
        PrincipalComponents components = PrincipalComponents.of(new double[][] {{-1}, {1}}, 2);

        assertThat(components.error(new double[] {7})).isCloseTo(0, within(1e-12));
    }

    @Test
    void eachFurtherComponentExplainsMoreUntilNothingIsLeft() {
        Random random = new Random(8);
        double[][] rows = new double[40][5];
        for (double[] row : rows) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        double before = Double.MAX_VALUE;
        for (int count = 1; count <= 5; count++) {
            PrincipalComponents components = PrincipalComponents.of(rows, count);
            double left = Arrays.stream(rows).mapToDouble(components::error).sum();

            assertThat(left).isLessThan(before);
            before = left;
        }
        assertThat(before).isCloseTo(0, within(1e-9));
    }
}
