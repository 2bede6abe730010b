package dev.wardstream.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StandardTest {
    private final JsonNode reference = Reference.of("standard.json");

    @Test
    void itIsWhatScikitLearnSays() {
        Standard standard = Standard.of(Reference.rows(reference.path("rows")));
        double[][] standardised = standard.apply(Reference.rows(reference.path("asked")));

        for (int column = 0; column < 3; column++) {
            Reference.assertIs(
                    "mean", standard.mean()[column], reference.path("mean").get(column));
            Reference.assertIs("sd", standard.sd()[column], reference.path("sd").get(column));
            for (int row = 0; row < standardised.length; row++) {
                Reference.assertIs(
                        "row " + row,
                        standardised[row][column],
                        reference.path("standardised").get(row).get(column));
            }
        }
    }

    @Test
    void whatNeverVariesAndWhatIsNotKnownTellNothing() {
        for (double always : new double[] {0.1, 36.6, 1e-3, 98.2, 5}) {
            for (int count = 1; count < 60; count++) {
                double[][] rows = new double[count][];
                Arrays.setAll(rows, row -> new double[] {always, row});

                double[][] standardised =
                        Standard.of(rows).apply(new double[][] {{always + 1, Double.NaN}, {always, 0}});

                assertThat(standardised[0]).as("%d times %s", count, always).containsExactly(0, 0);
                assertThat(standardised[1][0]).isZero();
            }
        }
    }
}
