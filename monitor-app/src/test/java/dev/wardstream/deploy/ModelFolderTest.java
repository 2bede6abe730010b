package dev.wardstream.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.score.Greedy;
import dev.wardstream.score.ModelBytes;
import dev.wardstream.score.Models;
import dev.wardstream.score.Retrained;
import dev.wardstream.score.RnnModel;
import dev.wardstream.wire.PublishedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinical engineer lays files into the folder of models; the monitor looks every few seconds. */
class ModelFolderTest {
    private static final RnnModel NEXT = Retrained.version(Models.shipped("ward-hourly"), "2");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    private final TopicInMemory topic = new TopicInMemory();

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private ModelFolder models;

    @BeforeEach
    void theMonitorRuns() {
        models = ModelFolder.unwatched(folder, topic);
    }

    @Test
    void aFileIsPublishedOnceInForceSoon() throws IOException {
        lay("next.safetensors", ModelBytes.of(NEXT));
        look(4);

        assertThat(topic.published).singleElement().satisfies(model -> {
            assertThat(model.ref()).isEqualTo("ward-hourly@2");
            assertThat(model.from().toEpochMilli()).isEqualTo(TopicInMemory.IN_FORCE_FROM);
            assertThat(model.file()).isEqualTo(ModelBytes.of(NEXT));
            assertThat(model.shadow()).isFalse();
        });
        assertThat(models.illness()).isEmpty();
    }

    @Test
    void aFileThatIsStillOnItsWayIsNotReadYet() throws IOException {
        byte[] whole = ModelBytes.of(NEXT);
        lay("next.safetensors", Arrays.copyOf(whole, whole.length / 2));
        look(1);
        lay("next.safetensors", whole);
        look(1);
        assertThat(topic.published).isEmpty();
        look(1);

        assertThat(topic.published).hasSize(1);
        assertThat(topic.refusals).isZero();
    }

    @Test
    void anInstanceThatStartsAgainFindsItPublishedAndLeavesItsInstantAlone() throws IOException {
        lay("next.safetensors", ModelBytes.of(NEXT));
        look(2);
        models = ModelFolder.unwatched(folder, topic);
        look(4);

        assertThat(topic.published).hasSize(1);
    }

    @Test
    void aDamagedFileIsNamedWithWhatToDoUntilItIsMended() throws IOException {
        lay("next.safetensors", ModelBytes.damaged(NEXT));
        look(4);

        assertThat(models.illness())
                .contains(folder.resolve("next.safetensors").toString())
                .contains("checksum")
                .contains("put a sound one in its place");
        assertThat(topic.refusals).as("counted once").isEqualTo(1);
        assertThat(topic.published).isEmpty();

        lay("next.safetensors", ModelBytes.of(NEXT));
        look(2);
        assertThat(models.illness()).isEmpty();
        assertThat(topic.published).hasSize(1);
    }

    @Test
    void aForeignFileIsRefusedAndTheOthersGoOn() throws IOException {
        lay("a-letter.safetensors", "Dear ward, no model is this.".getBytes(StandardCharsets.UTF_8));
        lay("next.safetensors", ModelBytes.of(NEXT));
        look(2);

        assertThat(models.illness()).contains("a-letter.safetensors").doesNotContain("next.safetensors");
        assertThat(topic.published).extracting(PublishedModel::ref).containsExactly("ward-hourly@2");
        Files.delete(folder.resolve("a-letter.safetensors"));
        look(1);
        assertThat(models.illness()).isEmpty();
    }

    @Test
    void aCardThatIsNullIsRefusedByNameAndTheOthersGoOn() throws IOException {
        lay("a-null.safetensors", ModelBytes.withoutCard(NEXT));
        lay("next.safetensors", ModelBytes.of(NEXT));
        look(2);

        assertThat(models.illness())
                .contains("a-null.safetensors: its card is empty", "put a sound one in its place")
                .doesNotContain("next.safetensors");
        assertThat(topic.published).extracting(PublishedModel::ref).containsExactly("ward-hourly@2");
    }

    @Test
    void aModelThatCostsTooMuchIsRefusedAndTheOthersGoOn() throws IOException {
        Files.createDirectory(folder.resolve("shadow"));
        lay("shadow/greedy.safetensors", ModelBytes.of(Greedy.stopsEveryAlarm()));
        lay("next.safetensors", ModelBytes.of(NEXT));
        look(3);

        assertThat(models.illness())
                .contains("greedy.safetensors: it costs too much", "(at most 1,000,000)")
                .doesNotContain("next.safetensors");
        assertThat(topic.refusals).isEqualTo(1);
        assertThat(topic.published).extracting(PublishedModel::ref).containsExactly("ward-hourly@2");
    }

    @Test
    void aFolderOrAPipeThatIsNamedLikeAModelIsNotWaitedFor() throws Exception {
        Files.createDirectory(folder.resolve("a-folder.safetensors"));
        String pipe = folder.resolve("a-pipe.safetensors").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
        lay("next.safetensors", ModelBytes.of(NEXT));
        look(2);

        assertThat(models.illness())
                .contains("a-folder.safetensors: it is no regular file", "a-pipe.safetensors: it is no regular file");
        assertThat(topic.published).extracting(PublishedModel::ref).containsExactly("ward-hourly@2");
    }

    @Test
    void anotherModelUnderAVersionThatIsTakenIsRefused() throws IOException {
        lay("next.safetensors", ModelBytes.of(NEXT));
        look(2);
        lay("next.safetensors", ModelBytes.of(Retrained.alwaysAlarmed(NEXT, "2")));
        look(4);

        assertThat(models.illness()).contains("ward-hourly@2").contains("a version of its own");
        assertThat(topic.published).hasSize(1);
        assertThat(topic.refusals).isEqualTo(1);
    }

    @Test
    void theSameModelInTwoFilesIsRefusedOnceMore() throws IOException {
        lay("a.safetensors", ModelBytes.of(NEXT));
        lay("shadow/b.safetensors", ModelBytes.of(NEXT));
        look(4);

        assertThat(models.illness()).contains("b.safetensors").contains("keep one");
        assertThat(topic.published)
                .singleElement()
                .satisfies(model -> assertThat(model.shadow()).isFalse());
    }

    @Test
    void whatLiesInShadowIsTriedAndServedOnceItIsMovedUp() throws IOException {
        lay("shadow/next.safetensors", ModelBytes.of(NEXT));
        look(2);
        Files.move(folder.resolve("shadow/next.safetensors"), folder.resolve("next.safetensors"));
        look(4);

        assertThat(topic.published).extracting(PublishedModel::shadow).containsExactly(true, false);
    }

    @Test
    void aModelThatPeopleWithdrewIsNotPublishedAgainWhileItsFileLiesThere() throws IOException {
        lay("next.safetensors", ModelBytes.of(NEXT));
        look(3);
        topic.withdraw("ward-hourly@2");
        look(4);

        assertThat(topic.published).hasSize(1);
    }

    @Test
    void whileNoBrokerAnswersItIsToldAndTriedAgain() throws IOException {
        topic.away = true;
        lay("next.safetensors", ModelBytes.of(NEXT));
        look(3);
        assertThat(models.illness()).contains("no broker answers").contains("tried again");

        topic.away = false;
        look(1);
        assertThat(models.illness()).isEmpty();
        assertThat(topic.published).hasSize(1);
    }

    @Test
    void aFolderThatIsNotThereIsToldWithItsSetting() {
        models = ModelFolder.unwatched(folder.resolve("nowhere"), topic);
        look(1);

        assertThat(models.illness())
                .contains("models.folder")
                .contains("nowhere")
                .contains("create it");
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            models.look();
        }
    }

    /** Puts a file there as a copy does that was finished elsewhere. */
    private void lay(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Path copied = Files.write(Files.createTempFile("model", ".part"), content);
        Files.move(copied, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
