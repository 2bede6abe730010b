package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.score.Greedy;
import dev.wardstream.score.ModelBytes;
import dev.wardstream.score.ModelFile;
import dev.wardstream.score.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinical engineer looks at models before they are served. */
class ModelsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theShippedModelsAreListedWithVersionAndChecksum() {
        Terminal.Answer answer = Terminal.run("models", "list");

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(answer.output()).contains("wearable-1hz", "ward-hourly", "risk-icu", "risk-vitals");
    }

    @Test
    void aCardTellsDataLicenceSplitSeedAndChecksum() {
        Terminal.Answer answer = Terminal.run("models", "show", "ward-hourly");

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(answer.output())
                .contains("ward-hourly@", "sha256: ", "mimic3-demo", "licence: ODbL", "heldOut: ", "seed: ")
                .doesNotContain("risk-icu");
    }

    @Test
    void theCardCanBeReadByPrograms() {
        Terminal.Answer answer = Terminal.run("models", "show", "--json", "risk-vitals");

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(answer.output()).startsWith("{\"id\":\"risk-vitals\"");
    }

    @Test
    void aDamagedFileInAFolderIsNamedAndTheOthersAreStillVerified() throws IOException {
        Path sound = folder.resolve("a.safetensors");
        ModelFile.write(Models.shipped("wearable-1hz"), sound);
        byte[] bytes = Files.readAllBytes(sound);
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve("b.safetensors"), bytes);

        Terminal.Answer answer = Terminal.run("models", "verify", folder.toString());

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output()).contains("sound  wearable-1hz@");
        assertThat(answer.errors()).contains("b.safetensors", "checksum does not match");
    }

    @Test
    void aModelThatWouldTakeTheAlarmsTimeIsRefusedWithItsCost() throws IOException {
        Files.write(folder.resolve("greedy.safetensors"), ModelBytes.of(Greedy.stopsEveryAlarm()));
        ModelFile.write(Models.shipped("wearable-1hz"), folder.resolve("sound.safetensors"));

        Terminal.Answer answer = Terminal.run("models", "verify", folder.toString());

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output()).contains("sound  wearable-1hz@", "costs ", "(at most 1,000,000)");
        assertThat(answer.errors())
                .contains("greedy.safetensors: it costs too much to be served beside the alarms")
                .contains("multiply-adds a second a patient (at most 1,000,000)", "hop PT0.001S");
    }

    @Test
    void suchAModelIsNotPublishedNotEvenAsAShadow() throws IOException {
        Path file = folder.resolve("greedy.safetensors");
        Files.write(file, ModelBytes.of(Greedy.stopsEveryAlarm()));

        Terminal.Answer answer =
                Terminal.run("models", "publish", file.toString(), "--shadow", "--bootstrap", "127.0.0.1:1");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errors())
                .contains("greedy.safetensors: it costs too much")
                .doesNotContain("127.0.0.1:1");
    }

    @Test
    void oneFileThatCannotBeReadKeepsNoneFromBeingListedOrShown() throws IOException {
        Files.write(folder.resolve("a.safetensors"), ModelBytes.withoutCard(Models.shipped("ward-hourly")));
        Files.createDirectory(folder.resolve("b.safetensors"));
        ModelFile.write(Models.shipped("wearable-1hz"), folder.resolve("c.safetensors"));

        for (String command : List.of("list", "show", "verify")) {
            Terminal.Answer answer = Terminal.run("models", command, folder.toString());

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.output()).contains("wearable-1hz");
            assertThat(answer.errors())
                    .contains("a.safetensors: its card is empty", "b.safetensors: it is no regular file");
        }
    }

    @Test
    void whatACardCostsIsShown() {
        assertThat(Terminal.run("models", "show", "risk-icu").output())
                .contains("cost: ", "multiply-adds a second a patient (at most 1,000,000)");
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        Path foreign = Files.writeString(folder.resolve("notes.txt"), "buy milk, and eggs");

        Terminal.Answer answer = Terminal.run("models", "show", foreign.toString());

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errors()).contains("notes.txt");
    }

    @Test
    void aNameThatIsNeitherAFileNorShippedIsAWrongCommand() {
        Terminal.Answer answer = Terminal.run("models", "verify", "other");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.errors()).contains("no shipped model 'other'");
    }
}
