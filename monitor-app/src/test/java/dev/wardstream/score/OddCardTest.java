package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.score.Safetensors.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the place of a card, its file is named and refused, and nothing else is thrown. */
class OddCardTest {
    private static final String CARD = CardJson.write(Handmade.card());
    private static final String RISK = CardJson.write(Frail.card(2));

    static Stream<Arguments> odd() {
        return Stream.of(
                Arguments.of("null", "its card is empty"),
                Arguments.of("", "its card"),
                Arguments.of("[]", "its card is wrong"),
                Arguments.of("[null]", "its card is wrong"),
                Arguments.of("\"a card\"", "its card is wrong"),
                Arguments.of("7", "its card is wrong"),
                Arguments.of("{}", "its card is wrong"),
                Arguments.of("{", "its card"),
                Arguments.of("[".repeat(100_000), "its card"),
                Arguments.of("{\"id\":".repeat(100_000), "its card"),
                Arguments.of("{\"id\":\"" + "x".repeat(200_000) + "\"}", "its card is wrong"));
    }

    static Stream<Arguments> almostRight() {
        return Stream.of(
                Arguments.of("\"window\":\\{", "\"window\":null,\"x\":{", "its card is wrong"),
                Arguments.of("\"hop\":\"[^\"]+\"", "\"hop\":null", "its card is wrong"),
                Arguments.of("\"hop\":\"[^\"]+\"", "\"hop\":\"PT0.000001S\"", "window hop must be positive, 1 ms to"),
                Arguments.of("\"hop\":\"[^\"]+\"", "\"hop\":\"PT9223372036854775807S\"", "window hop must be"),
                Arguments.of("\"step\":\"[^\"]+\"", "\"step\":\"PT0.0000001S\"", "window step must be"),
                Arguments.of("\"step\":\"[^\"]+\"", "\"step\":\"soon\"", "its card is wrong"),
                Arguments.of("\"length\":\"[^\"]+\"", "\"length\":\"PT2562047788015215H\"", "window length must be"),
                Arguments.of("\"grace\":\"[^\"]+\"", "\"grace\":\"PT2562047788015215H\"", "window grace must be"),
                Arguments.of("\"channels\":\\[", "\"channels\":[null,", "nothing may be null there"),
                Arguments.of("\"sources\":\\[", "\"sources\":[null,", "nothing may be null there"),
                Arguments.of(
                        "\"version\":\"1\"", "\"version\":\"1\\\\u001b[2J\"", "an id and a version, each of 1 to 64"),
                Arguments.of("\"version\":\"1\"", "\"version\":\"" + "1".repeat(65) + "\"", "each of 1 to 64"),
                Arguments.of("\"version\":\"1\"", "\"version\":{\"a\":[]}", "its card is wrong"));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void isRefusedAsAnAnomalyModel(String card, String why) throws IOException {
        assertRefused(file(ModelFile.FORMAT, card), why);
    }

    @ParameterizedTest
    @MethodSource("odd")
    void isRefusedAsARiskModel(String card, String why) throws IOException {
        assertRefused(file(RiskModelFile.FORMAT, card), why);
    }

    @ParameterizedTest
    @MethodSource("almostRight")
    void oneOddValueIsRefusedWithItsPlace(String right, String odd, String why) throws IOException {
        assertRefused(file(ModelFile.FORMAT, changed(CARD, right, odd)), why);
        assertRefused(file(RiskModelFile.FORMAT, changed(RISK, right, odd)), why);
    }

    private static String changed(String card, String right, String odd) {
        String changed = card.replaceFirst(right, odd);
        assertThat(changed).isNotEqualTo(card);
        return changed;
    }

    private static void assertRefused(byte[] file, String why) {
        assertThatThrownBy(() -> Models.read(file, "odd.safetensors"))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("model file odd.safetensors: ")
                .hasMessageContaining(why)
                .extracting(Throwable::getMessage)
                .satisfies(told -> assertThat(told).hasSizeLessThan(700).doesNotContain("\u001b"));
        assertThatThrownBy(() -> ModelInfo.of(file, "odd.safetensors")).isInstanceOf(ModelFileException.class);
    }

    /** The weights are those of a sound model, and the checksum is right. */
    private static byte[] file(String format, String card) throws IOException {
        Map<String, Tensor> sound = format.equals(ModelFile.FORMAT) ? anomaly() : risk();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CardedTensors(format, card, sound).write(out);
        return out.toByteArray();
    }

    private static Map<String, Tensor> anomaly() throws IOException {
        byte[] sound = ModelBytes.of(new RnnModel(Handmade.card(), Handmade.random(3, 2, 1)));
        return CardedTensors.read(new ByteArrayInputStream(sound), "sound", ModelFile.FORMAT)
                .tensors();
    }

    private static Map<String, Tensor> risk() throws IOException {
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        RiskModelFile.write(Frail.random(3, 2), sound);
        return CardedTensors.read(new ByteArrayInputStream(sound.toByteArray()), "sound", RiskModelFile.FORMAT)
                .tensors();
    }
}
