package dev.wardstream.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;

/** What libraries of repute say of some numbers, frozen in {@code reference/}; {@code make.py} there says which, and how. */
public final class Reference {
    private static final double TOLERANCE = 1e-9;

    private Reference() {}

    public static JsonNode of(String file) {
        try (InputStream in = Reference.class.getResourceAsStream("/reference/" + file)) {
            JsonNode reference = new ObjectMapper().readTree(in);
            assertThat(reference.path("madeBy").asText()).isNotEmpty();
            return reference;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the reference " + file, e);
        }
    }

    /** The cases of a file, each by its name. */
    public static Stream<Named<JsonNode>> cases(String file) {
        return StreamSupport.stream(of(file).path("cases").spliterator(), false)
                .map(one -> Named.of(one.path("name").asText(), one));
    }

    /** NaN where there is none. */
    public static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }

    public static double[] numbers(JsonNode array) {
        return elements(array).mapToDouble(Reference::number).toArray();
    }

    public static int[] counts(JsonNode array) {
        return elements(array).mapToInt(JsonNode::asInt).toArray();
    }

    public static double[][] rows(JsonNode array) {
        return elements(array).map(Reference::numbers).toArray(double[][]::new);
    }

    public static boolean[] truths(JsonNode array) {
        boolean[] truths = new boolean[array.size()];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = array.get(i).asBoolean();
        }
        return truths;
    }

    public static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** That a figure is the reference's; NaN where that has none. */
    public static void assertIs(String what, double figure, JsonNode reference) {
        assertIs(what, figure, number(reference), TOLERANCE);
    }

    public static void assertIs(String what, double figure, double reference, double tolerance) {
        if (Double.isNaN(reference)) {
            assertThat(figure).as(what).isNaN();
        } else {
            assertThat(figure).as(what).isCloseTo(reference, within(tolerance));
        }
    }
}
