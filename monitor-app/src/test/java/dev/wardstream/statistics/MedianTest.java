package dev.wardstream.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MedianTest {
    @ParameterizedTest
    @MethodSource("cases")
    void itIsWhatNumpySays(JsonNode reference) {
        List<Double> values = Arrays.stream(Reference.numbers(reference.path("values")))
                .boxed()
                .toList();

        Reference.assertIs("median", Median.of(values), reference.path("median"));
    }

    static Stream<Named<JsonNode>> cases() {
        return Reference.cases("quantiles.json");
    }

    @Test
    void betweenTwoInTheMiddleItLiesHalfWayAndOfNothingThereIsNone() {
        assertThat(Median.of(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(3);
        assertThat(Median.of(List.of())).isNaN();
    }
}
