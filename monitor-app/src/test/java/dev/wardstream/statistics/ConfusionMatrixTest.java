package dev.wardstream.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who was called, against what became of them. */
class ConfusionMatrixTest {
    @Test
    void callsAreCountedAgainstWhatBecameOfThem() {
        boolean[] called = {true, true, false, false, false};
        boolean[] died = {true, false, true, false, false};

        assertThat(ConfusionMatrix.of(called, died, new int[] {0, 1, 2, 3, 4}, new int[] {1, 1, 1, 1, 1}))
                .isEqualTo(new ConfusionMatrix(1, 1, 2, 1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyShareIsWhatScikitLearnSays(JsonNode reference) {
        boolean[] called = Reference.truths(reference.path("called"));
        int[] weights = Reference.counts(reference.path("weights"));
        int[] everybody = IntStream.range(0, called.length).toArray();

        ConfusionMatrix calls =
                ConfusionMatrix.of(called, Reference.truths(reference.path("outcomes")), everybody, weights);

        assertThat(calls.truePositive() + calls.falsePositive() + calls.trueNegative() + calls.falseNegative())
                .isEqualTo(Arrays.stream(weights).sum());
        Reference.assertIs("accuracy", calls.accuracy(), reference.path("accuracy"));
        Reference.assertIs("sensitivity", calls.sensitivity(), reference.path("sensitivity"));
        Reference.assertIs("specificity", calls.specificity(), reference.path("specificity"));
        Reference.assertIs("PPV", calls.ppv(), reference.path("ppv"));
        Reference.assertIs("NPV", calls.npv(), reference.path("npv"));
        Reference.assertIs("F1", calls.f1(), reference.path("f1"));
    }

    static Stream<Named<JsonNode>> cases() {
        return Reference.cases("calls.json");
    }
}
