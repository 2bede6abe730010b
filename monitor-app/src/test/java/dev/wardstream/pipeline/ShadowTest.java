package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.Alert;
import dev.wardstream.score.Greedy;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.Models;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Retrained;
import dev.wardstream.score.RnnModel;
import dev.wardstream.wire.PublishedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shadow is tried while a wearer's heart races: what it costs, and when it is done, is nothing to the alarms. */
class ShadowTest {
    private static final RnnModel SHIPPED = Models.shipped("wearable-1hz");
    private static final String TRIED = "wearable-1hz@tried-shadow";
    /** By now there is enough of a window to be scored. */
    private static final long BEGIN = DAWN + 4 * MINUTE;

    private static final long END = DAWN + 10 * MINUTE;
    private static final int ROOM = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    /** Has room for a few windows, and scores none before it is told to. */
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private TestWard ward;

    @BeforeEach
    void aPatientWearsADevice() {
        ward = aWard("tried", task -> {
            if (waiting.size() == ROOM) {
                throw new RejectedExecutionException();
            }
            waiting.add(task);
        });
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void oneThatNeverEndsDelaysNoAlarmAndWhatItMissesIsCounted() throws IOException {
        ward.publish(Publication.shadow(tried(), DAWN));
        measure(DAWN, END);
        List<PatientScore> scores = ward.scores();
        List<Alert> alerts = ward.alerts();

        assertThat(alerts).isNotEmpty().isEqualTo(alertsWithoutAnyShadow());
        assertThat(scores).isNotEmpty().noneMatch(PatientScore::shadow);
        assertThat(ward.droppedOf(TRIED)).isEqualTo(60 - ROOM);
    }

    @Test
    void whatItHasScoredLeavesWithTheNextSampleOrSoonAfterTheLast() throws IOException {
        ward.publish(Publication.shadow(tried(), BEGIN));
        measure(DAWN, BEGIN + 20 * SECOND);
        ward.scores();
        score();
        assertThat(ward.scores()).as("only the stream's own thread writes").isEmpty();

        measure(BEGIN + 20 * SECOND, BEGIN + 21 * SECOND);
        assertThat(tried(ward.scores())).extracting(ModelScore::at).containsExactly(BEGIN, BEGIN + 10 * SECOND);
        score();
        ward.passUntil(BEGIN + 25 * SECOND);
        assertThat(tried(ward.scores())).extracting(ModelScore::at).containsExactly(BEGIN + 20 * SECOND);
    }

    @Test
    void onceServedItScoresAtOnceAndWhatItWasTriedOnIsStillAShadows() throws IOException {
        ward.publish(Publication.shadow(tried(), BEGIN));
        measure(DAWN, BEGIN + 20 * SECOND);
        ward.publish(Publication.of(tried(), BEGIN + 20 * SECOND));
        measure(BEGIN + 20 * SECOND, BEGIN + MINUTE);
        score();
        ward.passUntil(BEGIN + MINUTE + 2 * SECOND);
        List<PatientScore> scores = ward.scores();

        assertThat(tried(scores)).extracting(ModelScore::at).containsExactly(BEGIN, BEGIN + 10 * SECOND);
        assertThat(scores)
                .filteredOn(
                        score -> !score.shadow() && score.score() instanceof ModelScore served && served.at() >= BEGIN)
                .extracting(score -> ((ModelScore) score.score()).model().version())
                .containsExactly(SHIPPED.ref().version(), SHIPPED.ref().version(), "tried", "tried", "tried", "tried");
    }

    @Test
    void oneThatIsWithdrawnLeavesTheOthersAndTheAlarmsAlone() throws IOException {
        ward.publish(Publication.shadow(tried(), DAWN));
        measure(DAWN, DAWN + MINUTE);
        ward.pipe("models", TestWard.bytes("wearable-1hz@tried"), null);
        score();
        measure(DAWN + MINUTE, END);

        assertThat(ward.alerts()).isEqualTo(alertsWithoutAnyShadow());
        assertThat(ward.droppedOf(TRIED)).isEqualTo(1);
    }

    @Test
    void moreThanAFewAreNotTriedAndTheWardIsTold() throws IOException {
        for (int version = 1; version <= 6; version++) {
            ward.publish(Publication.shadow(Retrained.version(SHIPPED, "tried" + version), DAWN));
        }

        assertThat(ward.modelIllness())
                .contains("the shadow wearable-1hz@tried5 is not tried: 4 at most are at a time")
                .contains("the shadow wearable-1hz@tried6 is not tried")
                .doesNotContain("tried4");
        ward.pipe("models", TestWard.bytes("wearable-1hz@tried1"), null);
        ward.pipe("models", TestWard.bytes("wearable-1hz@tried2"), null);
        assertThat(ward.modelIllness()).isEmpty();
    }

    @Test
    void oneAtTheCeilingOfCostIsTriedLikeAnyOther() throws IOException {
        PublishedModel greedy = Publication.shadow(Greedy.atTheCeiling(), DAWN);
        ward.publish(greedy);
        measure(DAWN, DAWN + 20 * SECOND);

        assertThat(ward.modelIllness()).isEmpty();
        assertThat(waiting).hasSize(2);
    }

    private static RnnModel tried() {
        return Retrained.version(SHIPPED, "tried");
    }

    private List<Alert> alertsWithoutAnyShadow() {
        try (TestWard other = aWard("other", Runnable::run)) {
            for (long at = DAWN; at < END; at += SECOND) {
                other.receiveLive(Bedside.atRest("W-1", at, at < DAWN + 5 * MINUTE ? 70 : 155));
            }
            return other.alerts();
        }
    }

    private TestWard aWard(String name, Executor shadows) {
        TestWard one = TestWard.replayed(state.resolve(name), shadows);
        one.assign("W-1", Bedside.wearable("alma", DAWN));
        return one;
    }

    private void score() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }

    private void measure(long from, long to) {
        for (long at = from; at < to; at += SECOND) {
            ward.receiveLive(Bedside.atRest("W-1", at, at < DAWN + 5 * MINUTE ? 70 : 155));
        }
    }

    private static List<ModelScore> tried(List<PatientScore> scores) {
        return scores.stream()
                .filter(PatientScore::shadow)
                .map(score -> (ModelScore) score.score())
                .toList();
    }
}
