package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.patient.WindowShape;
import dev.wardstream.score.Greedy;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.Models;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Retrained;
import dev.wardstream.score.RnnModel;
import dev.wardstream.window.WindowSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinical engineer deploys a model while a wearable measures each second. */
class SwapTest {
    private static final RnnModel SHIPPED = Models.shipped("wearable-1hz");
    private static final long SWAP = DAWN + 5 * MINUTE;
    private static final long END = DAWN + 10 * MINUTE;
    private static final WindowSpec SHORTER =
            new WindowSpec(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ZERO);
    private static final long HOP = 10 * SECOND;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private TestWard ward;

    @BeforeEach
    void aPatientWearsADevice() {
        ward = TestWard.replayed(state);
        ward.assign("W-1", Bedside.wearable("alma", DAWN));
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void eachWindowIsScoredOnceByTheVersionThatHasItsInstant() throws IOException {
        List<ModelScore> scores = measure(DAWN, DAWN + 4 * MINUTE);
        ward.publish(Publication.of(Retrained.version(SHIPPED, "next"), SWAP));
        scores.addAll(measure(DAWN + 4 * MINUTE, END));

        assertEachHopOnce(scores);
        assertThat(scores)
                .allSatisfy(score -> assertThat(score.model().version())
                        .isEqualTo(score.at() < SWAP ? SHIPPED.ref().version() : "next"));
    }

    @Test
    void aVersionThatLooksAtOtherWindowsGetsThemAndNoMomentIsScoredTwice() throws IOException {
        List<ModelScore> scores = measure(DAWN, DAWN + 4 * MINUTE);
        ward.publish(Publication.of(Retrained.version(SHIPPED, "short", SHORTER), SWAP));
        scores.addAll(measure(DAWN + 4 * MINUTE, END));

        assertEachHopOnce(scores);
        assertThat(scores)
                .allSatisfy(score -> assertThat(score.windowEnd() - score.windowStart())
                        .isEqualTo(score.at() < SWAP ? 30 * MINUTE : 30 * SECOND));
    }

    @Test
    void aVersionPublishedAfterItsInstantTakesOverOnceItIsThere() throws IOException {
        List<ModelScore> scores = measure(DAWN, SWAP);
        ward.publish(Publication.of(Retrained.version(SHIPPED, "next"), DAWN));
        scores.addAll(measure(SWAP, END));

        assertEachHopOnce(scores);
        assertThat(scores)
                .allSatisfy(score -> assertThat(score.model().version())
                        .isEqualTo(score.at() < SWAP ? SHIPPED.ref().version() : "next"));
    }

    @Test
    void publishingTheFormerVersionAgainGoesBackToIt() throws IOException {
        ward.publish(Publication.of(Retrained.version(SHIPPED, "next"), DAWN));
        List<ModelScore> scores = measure(DAWN, DAWN + 4 * MINUTE);
        ward.publish(Publication.of(SHIPPED, SWAP));
        scores.addAll(measure(DAWN + 4 * MINUTE, END));

        assertEachHopOnce(scores);
        assertThat(scores)
                .allSatisfy(score -> assertThat(score.model().version())
                        .isEqualTo(score.at() < SWAP ? "next" : SHIPPED.ref().version()));
    }

    @Test
    void aShadowScoresBesideTheServedModelAndNoAlarmComesOfIt() throws IOException {
        ward.publish(Publication.shadow(Retrained.alwaysAlarmed(SHIPPED, "tried"), SWAP));
        List<PatientScore> scores = measured(DAWN, END);

        assertEachHopOnce(versions(scores, false));
        assertThat(versions(scores, false)).extracting(ModelScore::model).containsOnly(SHIPPED.ref());
        List<ModelScore> tried = versions(scores, true);
        assertThat(tried).hasSizeGreaterThan(25).allSatisfy(score -> {
            assertThat(score.model().version()).isEqualTo("tried");
            assertThat(score.at()).isGreaterThanOrEqualTo(SWAP);
            assertThat(score.value()).as("so unusual that it would alarm").isGreaterThan(0.995);
        });
        assertThat(ward.alerts()).isEmpty();
    }

    @Test
    void theSameModelServedWouldHaveAlarmed() throws IOException {
        ward.publish(Publication.of(Retrained.alwaysAlarmed(SHIPPED, "tried"), SWAP));
        measure(DAWN, END + 5 * MINUTE);

        assertThat(ward.alerts()).isNotEmpty();
    }

    @Test
    void aWithdrawnVersionLeavesNoWindowsBehindAndTheFormerOneHasLostNone() throws IOException {
        RnnModel other = Retrained.version(SHIPPED, "short", SHORTER);
        List<ModelScore> scores = measure(DAWN, DAWN + 2 * MINUTE);
        int before = ward.keptWindows().size();
        ward.publish(Publication.of(other, DAWN + 4 * MINUTE));
        scores.addAll(measure(DAWN + 2 * MINUTE, DAWN + 6 * MINUTE));
        assertThat(ward.keptWindows())
                .anyMatch(key -> key.contains(WindowShape.of(other).key()));

        ward.pipe("models", TestWard.bytes("wearable-1hz@short"), null);
        scores.addAll(measure(DAWN + 6 * MINUTE, END));

        assertEachHopOnce(scores);
        assertThat(scores.get(scores.size() - 1).model()).isEqualTo(SHIPPED.ref());
        assertThat(ward.keptWindows())
                .hasSizeGreaterThanOrEqualTo(before)
                .noneMatch(key -> key.contains(WindowShape.of(other).key()));
    }

    @Test
    void whatIsDamagedOrForeignIsRefusedAndTheOldModelGoesOn() throws IOException {
        ward.publish(Publication.damaged(Retrained.version(SHIPPED, "next"), DAWN));
        ward.pipe("models", TestWard.bytes("wearable-1hz@3"), TestWard.bytes("no model, and no header"));
        List<ModelScore> scores = measure(DAWN, END);

        assertEachHopOnce(scores);
        assertThat(scores).extracting(ModelScore::model).containsOnly(SHIPPED.ref());
        assertThat(ward.modelIllness())
                .contains("wearable-1hz@next is refused", "checksum", "withdraw wearable-1hz@next")
                .contains("wearable-1hz@3 is refused", "wardstream.from");

        ward.publish(Publication.of(Retrained.version(SHIPPED, "next"), DAWN));
        ward.pipe("models", TestWard.bytes("wearable-1hz@3"), null);
        assertThat(ward.modelIllness()).as("mended").isEmpty();
    }

    @Test
    void aShadowThatAnOlderVersionPublishedAndThatCostsTooMuchIsNotServedAndTheWardIsTold() throws IOException {
        ward.publish(Publication.shadow(Greedy.stopsEveryAlarm(), DAWN));
        List<PatientScore> scores = measured(DAWN, END);

        assertEachHopOnce(versions(scores, false));
        assertThat(scores).noneMatch(PatientScore::shadow);
        assertThat(ward.keptWindows())
                .noneMatch(key ->
                        key.contains(WindowShape.of(Greedy.stopsEveryAlarm()).key()));
        assertThat(ward.modelIllness())
                .contains(
                        "greedy@1 is refused",
                        "it costs too much",
                        "multiply-adds a second a patient (at most 1,000,000)")
                .contains("withdraw greedy@1");
    }

    private static void assertEachHopOnce(List<ModelScore> scores) {
        List<Long> hops =
                scores.stream().map(score -> Math.floorDiv(score.at(), HOP)).toList();
        for (int i = 1; i < hops.size(); i++) {
            assertThat(hops.get(i)).isEqualTo(hops.get(i - 1) + 1);
        }
        assertThat(hops).hasSizeGreaterThan(50);
    }

    private List<ModelScore> measure(long from, long to) {
        return versions(measured(from, to), false);
    }

    private static List<ModelScore> versions(List<PatientScore> scores, boolean shadow) {
        List<ModelScore> versions = new ArrayList<>();
        for (PatientScore score : scores) {
            if (score.shadow() == shadow
                    && score.score() instanceof ModelScore model
                    && model.model().id().equals(SHIPPED.ref().id())) {
                versions.add(model);
            }
        }
        return versions;
    }

    private List<PatientScore> measured(long from, long to) {
        for (long at = from; at < to; at += SECOND) {
            ward.receiveLive(Bedside.atRest("W-1", at, 70));
        }
        return ward.scores();
    }
}
