package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.window.WindowSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a model takes of the machine is told, and one that would take the alarms' time is refused. */
class ModelCostTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void itIsReckonedAsByHand() {
        ModelCost cost = Handmade.expectingTheNormal().cost();

        // Four steps, each an LSTM of 3 units that reads 4 numbers, a dense layer of 2, and 2 cells.
        assertThat(cost.aWindow()).isEqualTo(4 * (4 * 3 * (4 + 3) + 5 * 32 * 3 + 3 * 2 + 2 * 32));
        assertThat(cost.aSecond()).isEqualTo((double) cost.aWindow());
        assertThat(cost.windowsASample()).isEqualTo(2);
        assertThat(cost.cells()).isEqualTo(8);
    }

    @Test
    void aRiskModelIsCountedForEachNetworkAndForEachSignalThatIsWithheld() {
        ModelCost one = Frail.random(3, 1).cost();
        ModelCost two = Frail.random(3, 2).cost();
        long cells = 32 * 4 * 3;

        assertThat(two.aWindow() / 4 - cells).isEqualTo(2 * (one.aWindow() / 4 - cells));
        assertThat(one.aWindow() / 4 - cells).isEqualTo(2 * 2 * (4 * 3 * (6 + 3) + 5 * 32 * 3) + (18 + 240) * 4);
    }

    @Test
    void theShippedModelsTakeLessThanHalfOfEachCeiling() {
        for (Model model : Models.served()) {
            ModelCost cost = model.cost();
            assertThat(cost.aSecond()).as("%s", model.ref()).isLessThan(ModelCost.MOST_A_SECOND / 8.0);
            assertThat(cost.windowsASample()).isLessThanOrEqualTo(ModelCost.MOST_WINDOWS_A_SAMPLE / 2);
            assertThat(cost.aSample()).isLessThan(ModelCost.MOST_A_SAMPLE / 2.0);
            assertThat(cost.cells()).isLessThan(ModelCost.MOST_CELLS / 2);
        }
    }

    @Test
    void theFileThatStoppedEveryAlarmIsRefusedWithItsCostAndTheCeiling() throws IOException {
        byte[] file = ModelBytes.of(Greedy.stopsEveryAlarm());

        assertThat(file).as("small enough for the topic").hasSizeLessThan(4 << 20);
        assertThatThrownBy(() -> Models.read(file, "greedy.safetensors"))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("model file greedy.safetensors: it costs too much to be served beside the alarms")
                .hasMessageContaining("9,389,178,000,000 multiply-adds a second a patient (at most 1,000,000)")
                .hasMessageContaining("its hop PT0.001S is shorter than its step PT1S")
                .hasMessageContaining("train it with fewer units");
        assertThatThrownBy(() -> ModelInfo.of(file, "greedy.safetensors")).isInstanceOf(ModelFileException.class);
    }

    @Test
    void eachCeilingHoldsAlone() throws IOException {
        Duration minute = Duration.ofMinutes(1);
        assertRefused(new WindowSpec(minute, minute.multipliedBy(10), minute.minusMillis(1), Duration.ZERO), 1, "hop");
        assertRefused(
                new WindowSpec(minute, minute.multipliedBy(10), minute, minute.multipliedBy(31)),
                1,
                "33 windows a sample (32)");
        assertRefused(
                new WindowSpec(SECOND, SECOND.multipliedBy(400), SECOND, Duration.ZERO),
                20,
                "multiply-adds a second a patient (at most 1,000,000)");
        assertRefused(
                new WindowSpec(minute, minute.multipliedBy(9_000), Duration.ofDays(1), Duration.ofDays(0)),
                490,
                "18,778,356,000 multiply-adds a sample (2,500,000,000)");
        assertServed(new WindowSpec(SECOND, SECOND.multipliedBy(400), SECOND, Duration.ZERO), 10);
    }

    @Test
    void whatIsJustBelowTheCeilingIsServed() throws IOException {
        RnnModel model = Greedy.atTheCeiling();

        assertThat(model.cost().aSecond()).isBetween(0.97 * ModelCost.MOST_A_SECOND, 1.0 * ModelCost.MOST_A_SECOND);
        assertThat(Models.read(ModelBytes.of(model), "m").ref()).hasToString("greedy@1");
    }

    @Test
    void aRiskModelThatCostsTooMuchIsRefusedToo() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        RiskModelFile.write(Frail.over(Duration.ofHours(1_000), 300), file);

        assertThatCode(() -> Models.read(file.toByteArray(), "risk.safetensors"))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("risk.safetensors: it costs too much")
                .hasMessageContaining("multiply-adds a sample (2,500,000,000)");
    }

    private static void assertRefused(WindowSpec window, int hidden, String why) throws IOException {
        byte[] file = ModelBytes.of(Greedy.reading(window, hidden));
        assertThatThrownBy(() -> Models.read(file, "m")).hasMessageContaining(why);
    }

    private static void assertServed(WindowSpec window, int hidden) throws IOException {
        byte[] file = ModelBytes.of(Greedy.reading(window, hidden));
        assertThat(Models.read(file, "m").ref()).hasToString("greedy@1");
    }
}
