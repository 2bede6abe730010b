package dev.wardstream.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.ModelCard;
import dev.wardstream.score.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    @TempDir
    private Path folder;

    @Test
    void theSameSeedMakesTheSameFileByteForByte() throws IOException {
        Wearers.in(folder, 6);

        byte[] first = file(train(1));

        assertThat(file(train(1))).isEqualTo(first);
        assertThat(file(train(2))).isNotEqualTo(first);
    }

    @Test
    void theReportAccountsForWhatWasReadAndEveryPersonIsInOnePart() throws IOException {
        Wearers.in(folder, 6);
        List<String> stages = new ArrayList<>();

        TrainReport report = Trainer.train(settings(1), (stage, done, of) -> stages.add(stage))
                .report();

        TrainReport.SetReport set = requireNonNull(report.sets().get("stress-predict"));
        assertThat(set.read().rows()).isEqualTo(6 * 241);
        assertThat(set.implausible()).isEqualTo(Map.of("heartRate", 6L));
        assertThat(report.persons()).isEqualTo(new TrainReport.Parts(4, 1, 1));
        assertThat(report.windows().training()
                        + report.windows().validation()
                        + report.windows().heldOut())
                .isEqualTo(set.windowsUsed());
        assertThat(report.epochs()).extracting(TrainReport.Epoch::number).containsExactly(1, 2, 3);
        assertThat(stages).contains("reading stress-predict", "training wearable-1hz");
    }

    @Test
    void theFirstEpochsLearnSomethingThatBeatsTheMean() throws IOException {
        Wearers.in(folder, 6);

        TrainReport report = train(1).report();

        assertThat(report.epochs().get(2).validationLoss())
                .isLessThan(report.epochs().get(0).validationLoss());
    }

    @Test
    void theCardTellsWhatTheModelWasMadeOf() throws IOException {
        Wearers.in(folder, 6);

        ModelCard card = train(1).model().card();

        assertThat(card.ref()).hasToString("wearable-1hz@test");
        assertThat(card.origin().sources()).singleElement().satisfies(source -> {
            assertThat(source.licence()).isEqualTo("MIT");
            assertThat(source.sha256()).hasSize(64);
        });
        assertThat(card.origin().software()).isEqualTo("Deeplearning4j 1.0.0-M2.1");
        assertThat(card.origin().split()).isEqualTo(new ModelCard.Split(4, 1, 1));
    }

    @Test
    void theReportIsJson() throws IOException {
        Wearers.in(folder, 3);

        JsonNode json = new ObjectMapper().valueToTree(train(1).report());

        assertThat(json.at("/model/id").asText()).isEqualTo("wearable-1hz");
        assertThat(json.at("/heldOut/errorQuantiles/0.5").asDouble()).isPositive();
    }

    @Test
    void tooFewPersonsAreSaidToBeTooFew() throws IOException {
        Wearers.in(folder, 2);

        assertThatThrownBy(() -> train(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 3 persons")
                .hasMessageContaining("has 2");
    }

    private Trainer.Trained train(long seed) throws IOException {
        return Trainer.train(settings(seed), Progress.SILENT);
    }

    private TrainSettings settings(long seed) {
        return new TrainSettings(
                Recipe.WEARABLE_1HZ,
                "test",
                Map.of(RecordingSet.STRESS_PREDICT, folder),
                seed,
                8,
                3,
                5,
                16,
                0.01,
                1000);
    }

    private static byte[] file(Trainer.Trained trained) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.write(trained.model(), out);
        return out.toByteArray();
    }
}
