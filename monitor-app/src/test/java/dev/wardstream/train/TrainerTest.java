package dev.wardstream.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.Calibration;
import dev.wardstream.score.ModelCard;
import dev.wardstream.score.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Trains a tiny model on made-up wearers, from files to file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainerTest {
    private static final int WEARERS = 6;

    private final List<String> stages = new ArrayList<>();
    private Trainer.@Nullable Trained trained;

    @BeforeAll
    void train(@TempDir Path folder) throws IOException {
        Wearers.in(folder, WEARERS);
        trained = Trainer.train(settings(folder, 1), (stage, done, of) -> stages.add(stage));
    }

    @Test
    void theSameSeedMakesTheSameFileByteForByte(@TempDir Path folder) throws IOException {
        Wearers.in(folder, WEARERS);
        byte[] first = file(trained());

        assertThat(file(Trainer.train(settings(folder, 1), Progress.SILENT))).isEqualTo(first);
        assertThat(file(Trainer.train(settings(folder, 2), Progress.SILENT))).isNotEqualTo(first);
    }

    @Test
    void theReportAccountsForWhatWasReadAndEveryPersonIsInOnePart() {
        TrainReport report = trained().report();

        TrainReport.SetReport set = requireNonNull(report.sets().get("stress-predict"));
        assertThat(set.read().rows()).isEqualTo(WEARERS * (Wearers.SECONDS + 1));
        assertThat(set.implausible()).isEqualTo(Map.of("heartRate", (long) WEARERS));
        assertThat(report.persons()).isEqualTo(new TrainReport.Parts(4, 1, 1));
        assertThat(report.windows().training()
                        + report.windows().validation()
                        + report.windows().heldOut())
                .isEqualTo(set.windowsUsed());
        assertThat(report.epochs()).extracting(TrainReport.Epoch::number).containsExactly(1, 2, 3);
        assertThat(stages).contains("reading stress-predict", "training wearable-1hz");
    }

    @Test
    void itLearnsThatTheHeartFollowsMotion() {
        List<TrainReport.Epoch> epochs = trained().report().epochs();
        TrainReport.HeldOut heldOut = trained().report().heldOut();

        assertThat(epochs.get(2).validationLoss()).isLessThan(epochs.get(0).validationLoss());
        assertThat(heldOut.model()).isLessThan(heldOut.normal());
    }

    /** To the window: of the few that are held out here, each is a share of its own. */
    @Test
    void anErrorQuantileIsTheErrorThatSoManyHeldOutWindowsLieBelow() {
        Calibration calibration = trained().model().card().calibration();
        double most = calibration.levels()[calibration.levels().length - 1];

        assertThat(trained().report().heldOut().errorQuantiles())
                .hasSize(7)
                .allSatisfy((share, error) -> assertThat(calibration.score(error))
                        .isCloseTo(Math.min(Double.parseDouble(share), most), within(1 - most + 1e-9)));
    }

    @Test
    void theCardTellsWhatTheModelWasMadeOf() {
        ModelCard card = trained().model().card();

        assertThat(card.ref()).hasToString("wearable-1hz@test");
        assertThat(card.origin().sources()).singleElement().satisfies(source -> {
            assertThat(source.licence()).isEqualTo("MIT");
            assertThat(source.sha256()).hasSize(64);
        });
        assertThat(card.origin().software()).isEqualTo("Deeplearning4j 1.0.0-M2.1");
        assertThat(card.origin().split()).isEqualTo(new ModelCard.Split(4, 1, 1));
    }

    @Test
    void theReportIsJson() {
        JsonNode json = new ObjectMapper().valueToTree(trained().report());

        assertThat(json.at("/model/id").asText()).isEqualTo("wearable-1hz");
        assertThat(json.at("/heldOut/errorQuantiles/0.5").asDouble()).isPositive();
    }

    @Test
    void tooFewPersonsAreSaidToBeTooFew(@TempDir Path folder) throws IOException {
        Wearers.in(folder, 2);

        assertThatThrownBy(() -> Trainer.train(settings(folder, 1), Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 3 persons")
                .hasMessageContaining("has 2");
    }

    private Trainer.Trained trained() {
        return requireNonNull(trained);
    }

    private static TrainSettings settings(Path folder, long seed) {
        Map<RecordingSet, Path> recordings = Map.of(RecordingSet.STRESS_PREDICT, folder);
        return new TrainSettings(Recipe.WEARABLE_1HZ, "test", recordings, seed, 8, 3, 5, 64, 0.02, 1000);
    }

    private static byte[] file(Trainer.Trained trained) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.write(trained.model(), out);
        return out.toByteArray();
    }
}
