package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.train.Corpus.PersonWindow;
import dev.wardstream.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void tenWearers() throws IOException {
        Wearers.in(folder, 10);
    }

    @Test
    void nobodyIsTrainedOnAndHeldOut() throws IOException {
        Corpus corpus = corpus(10_000, 1);
        Split split = Split.of(List.of(corpus), 1);

        Set<String> training = persons(corpus, split.training());
        Set<String> validation = persons(corpus, split.validation());
        Set<String> heldOut = persons(corpus, split.heldOut());

        assertThat(training).doesNotContainAnyElementsOf(validation).doesNotContainAnyElementsOf(heldOut);
        assertThat(validation).doesNotContainAnyElementsOf(heldOut);
        assertThat(split.persons()).isEqualTo(new TrainReport.Parts(6, 2, 2));
        assertThat(split.training().size()
                        + split.validation().size()
                        + split.heldOut().size())
                .isEqualTo(corpus.windows().size());
    }

    @Test
    void anotherSeedHoldsOutOtherPersons() throws IOException {
        Corpus corpus = corpus(10_000, 1);

        assertThat(persons(corpus, Split.of(List.of(corpus), 1).heldOut()))
                .isNotEqualTo(persons(corpus, Split.of(List.of(corpus), 2).heldOut()));
    }

    @Test
    void whatIsNotDrawnIsCountedAndTheDrawHangsOnTheSeedAlone() throws IOException {
        int all = corpus(10_000, 1).windows().size();
        Corpus drawn = corpus(20, 1);

        assertThat(drawn.windows()).hasSize(20);
        assertThat(drawn.report().windowsLeftOut()).containsEntry("not drawn", all - 20L);
        assertThat(starts(corpus(20, 1))).isEqualTo(starts(drawn));
        assertThat(starts(corpus(20, 2))).isNotEqualTo(starts(drawn));
    }

    private Corpus corpus(int most, long seed) throws IOException {
        return Corpus.read(
                Recipe.WEARABLE_1HZ, RecordingSet.STRESS_PREDICT, folder, most, seed, person -> true, Progress.SILENT);
    }

    private static List<String> starts(Corpus corpus) {
        return corpus.windows().stream()
                .map(window -> window.person() + " " + window.window().start())
                .toList();
    }

    private static Set<String> persons(Corpus corpus, List<Window> part) {
        Set<String> persons = new HashSet<>();
        for (PersonWindow candidate : corpus.windows()) {
            // Windows of two persons may look alike: it is this very one that counts.
            if (part.stream()
                    .anyMatch(
                            window -> System.identityHashCode(window) == System.identityHashCode(candidate.window()))) {
                persons.add(candidate.person());
            }
        }
        return persons;
    }
}
