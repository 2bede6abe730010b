package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.score.ModelCard;
import dev.wardstream.score.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ward trains a model on its own recordings. */
class TrainCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aWardsOwnWearersMakeAModelOfItsOwnVersion() throws IOException {
        Path csv = Files.createDirectories(folder.resolve("csv")).resolve("march.csv");
        Random random = new Random(8);
        StringBuilder rows = new StringBuilder("patient,measuredAt,heartRate,electrodermalActivity,motion\n");
        for (int wearer = 0; wearer < 6; wearer++) {
            for (int second = 0; second < 300; second++) {
                rows.append(String.format(
                        Locale.ROOT,
                        "p-%d,2026-03-01T14:%02d:%02dZ,%.0f,%.2f,%.3f%n",
                        wearer,
                        second / 60,
                        second % 60,
                        70 + wearer + 3 * random.nextGaussian(),
                        1 + random.nextDouble(),
                        random.nextDouble() / 50));
            }
        }
        Files.writeString(csv, rows);

        Terminal.Answer answer = Terminal.run(
                "train",
                "wearable-1hz",
                "--set=csv",
                "--as=march-1",
                "--data=" + folder,
                "--out=" + folder.resolve("models"));

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        ModelCard card = ModelFile.read(folder.resolve("models/wearable-1hz.safetensors"))
                .card();
        assertThat(card.ref()).hasToString("wearable-1hz@march-1");
        assertThat(card.origin().sources()).extracting(ModelCard.Source::name).containsExactly("csv");
    }

    @Test
    void whatARiskModelCannotLearnFromIsRefusedBeforeAnyTraining() {
        Terminal.Answer answer = Terminal.run("train", "risk-icu", "--set=csv", "--data=" + folder);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errors()).contains("--set is for wearable-1hz and ward-hourly");
    }
}
