package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.score.ModelCard;
import dev.wardstream.score.RiskModelFile;
import dev.wardstream.window.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches a tiny space over made-up stays. A search's clock goes on by a minute each time it is looked at. */
class RiskSearchTest {
    private static final RiskSettings TINY = new RiskSettings("test", 1, 1, 2, 3, 2, 16, 0.05, 0.5);
    private static final SearchSpace SPACE =
            new SearchSpace(List.of(2, 3), List.of(2), List.of(0.02, 0.05), List.of(1.0), List.of(16), List.of(1));
    private static final Duration LONG = Duration.ofDays(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Path log;

    @BeforeEach
    void theLogLiesBesideTheModel() {
        log = SearchLog.besideModel(folder.resolve("risk-vitals.safetensors"));
        assertThat(log).hasFileName("risk-vitals.search.jsonl");
    }

    @Test
    void allIsTriedOnceAndTheBestIsTheModelThatTrainingItWouldMake() throws IOException {
        RiskSearch.Found found = search(SPACE, TINY, LONG);

        assertThat(found.log().trials()).extracting(SearchLog.Trial::number).containsExactly(1, 2, 3, 4);
        assertThat(found.log().trials())
                .extracting(SearchLog.Trial::settings)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(SPACE.candidates(TINY));
        SearchLog.Trial best = found.log().best().orElseThrow();
        assertThat(found.log().trials())
                .allSatisfy(trial -> assertThat(trial.auroc()).isBetween(0.0, best.auroc()));
        assertThat(bytes(found))
                .isEqualTo(bytes(new RiskSearch.Found(
                        RiskEnsemble.train(
                                RiskRecipe.VITALS, best.settings(), stays(), List.of(source()), Progress.SILENT),
                        found.log())));
    }

    @Test
    void aSearchThatWasStoppedGoesOnWhereItStoppedAndEndsAsOneThatWasNot() throws IOException {
        RiskSearch.Found whole = search(SPACE, TINY, LONG);
        List<SearchLog.Trial> all = whole.log().trials();
        Files.delete(log);

        // Each trial looks at the clock twice, and the search once before each but the first.
        assertThat(search(SPACE, TINY, Duration.ofMinutes(3)).log().trials()).hasSizeBetween(1, 3);
        Files.writeString(log, "{\"number\": 3, \"sett", StandardOpenOption.APPEND);
        RiskSearch.Found resumed = search(SPACE, TINY, LONG);

        assertThat(resumed.log().trials()).isEqualTo(all);
        assertThat(bytes(resumed)).isEqualTo(bytes(whole));
    }

    @Test
    void whenAllIsTriedNothingIsTriedAgain() throws IOException {
        search(SPACE, TINY, LONG);
        String before = Files.readString(log);
        search(SPACE, TINY, LONG);

        assertThat(Files.readString(log)).isEqualTo(before);
    }

    @Test
    void theLogOfAnotherSearchIsRefusedAndStaysAsItWas() throws IOException {
        search(SPACE, TINY, Duration.ofNanos(1));
        String before = Files.readString(log);
        SearchSpace wider =
                new SearchSpace(List.of(2, 3, 4), List.of(2), List.of(0.02), List.of(1.0), List.of(16), List.of(1));

        assertThatThrownBy(() -> search(wider, TINY, LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(log.toString())
                .hasMessageContaining("space")
                .hasMessageContaining("--out");
        assertThatThrownBy(() -> search(SPACE, TINY.withSeed(2), LONG)).hasMessageContaining("differs in base");
        assertThat(Files.readString(log)).isEqualTo(before);
    }

    @Test
    void aDamagedLogIsNamedByFileAndLine() throws IOException {
        search(SPACE, TINY, Duration.ofNanos(1));
        Files.writeString(log, "trial two\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> search(SPACE, TINY, LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("risk-vitals.search.jsonl, line 3");
    }

    @Test
    void aSpaceNeedsOnlyWhatDiffersAndRefusesWhatNobodyKnows() throws IOException {
        SearchSpace defaults = SearchSpace.read(null);
        Path own = Files.writeString(folder.resolve("own.conf"), "hidden = [7]");
        assertThat(SearchSpace.read(own))
                .isEqualTo(new SearchSpace(
                        List.of(7),
                        defaults.epochs(),
                        defaults.learningRate(),
                        defaults.kept(),
                        defaults.batch(),
                        defaults.rounds()));

        Files.writeString(own, "dropuot = [0.5]");
        assertThatThrownBy(() -> SearchSpace.read(own)).hasMessageContaining("'dropuot'");
        Files.writeString(own, "hidden = []");
        assertThatThrownBy(() -> SearchSpace.read(own)).hasMessageContaining("hidden");
        Files.writeString(own, "kept = [2]");
        assertThatThrownBy(() -> SearchSpace.read(own).candidates(TINY)).hasMessageContaining("kept must be");
    }

    private RiskSearch.Found search(SearchSpace space, RiskSettings base, Duration budget) throws IOException {
        long[] minutes = {0};
        return new RiskSearch(
                        RiskRecipe.VITALS,
                        base,
                        space,
                        log,
                        () -> Duration.ofMinutes(minutes[0]++).toNanos())
                .run(stays(), source(), budget, Progress.SILENT);
    }

    private static ModelCard.Source source() {
        return new ModelCard.Source("made-up", "Made up", "Apache-2.0", "none", "00");
    }

    /** A racing heart foretells death, mostly. */
    private static List<RiskCase> stays() {
        Random random = new Random(9);
        int steps = RiskRecipe.VITALS.window().steps();
        List<RiskCase> cases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean dies = i % 2 == 0;
            float[][] values = new float[RiskRecipe.VITALS.channels().size()][steps];
            for (int channel = 0; channel < values.length; channel++) {
                double mean = channel == 0 && dies ? 90 : 80;
                for (int step = 0; step < steps; step++) {
                    values[channel][step] = (float) (mean + 20 * random.nextGaussian());
                }
            }
            long end = steps * 7_200_000L;
            cases.add(new RiskCase("patient-" + i, new Window(0, end, end - 1, values, false), dies));
        }
        return cases;
    }

    private static byte[] bytes(RiskSearch.Found found) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RiskModelFile.write(found.model(), out);
        return out.toByteArray();
    }
}
