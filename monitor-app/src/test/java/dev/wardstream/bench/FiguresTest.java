package dev.wardstream.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is reckoned from what was seen of a part, moment by moment. */
class FiguresTest {
    private static final List<Collection<String>> ONE_HOP = List.of(List.of("vitals.raw.acme", "vitals.raw.lifeband"));
    private static final List<Collection<String>> TWO_HOPS =
            List.of(List.of("vitals.raw.acme", "vitals.raw.lifeband"), List.of("patient.vitals"));

    @Test
    void aMillionSamplesInTwentySecondsAreFiftyThousandASecond() {
        List<Snapshot> seen = List.of(at(0, 0, 0), at(20, 1_000_000, 0), at(21, 1_000_000, 0));

        Figures figures = Figures.of(seen, ONE_HOP, 0);

        assertThat(figures.samples()).isEqualTo(1_000_000);
        assertThat(figures.seconds()).isEqualTo(20);
        assertThat(figures.samplesPerSecond()).isEqualTo(50_000);
    }

    @Test
    void aSampleThatHasBeenThroughTheFirstHopOnlyIsAHalf() {
        List<Snapshot> seen = List.of(at(0, 0, 0), at(10, 1_000, 400), at(20, 1_000, 1_000));

        Figures figures = Figures.of(seen, TWO_HOPS, 0.4);

        // From the moment when both hops had done two fifths.
        assertThat(figures.warmSeconds()).isEqualTo(10);
        assertThat(figures.samples()).isEqualTo(300);
        assertThat(figures.samplesPerSecond()).isEqualTo(30);
    }

    @Test
    void theWarmUpIsCutOnBothHopsWhicheverIsBehind() {
        List<Snapshot> seen =
                List.of(at(0, 0, 0), at(1, 900, 0), at(2, 900, 100), at(3, 1_000, 250), at(4, 1_000, 1_000));

        assertThat(Figures.of(seen, TWO_HOPS, 0.2).warmSeconds()).isEqualTo(3);
    }

    @Test
    void theCpuTimeIsToldApartByWhatItWasUsedFor() {
        Snapshot before = new Snapshot(0, read(0, 0), new ProcessCpu.Used(5, 3, 0.5), 2, 100);
        Snapshot after = new Snapshot(10, read(100_000, 100_000), new ProcessCpu.Used(15, 7, 1.5), 5, 120);

        Figures figures = Figures.of(List.of(before, after), TWO_HOPS, 0.2);

        // 10 s of the process, 4 of them compiling and 1 collecting: 5 of work. 3 s of the broker.
        assertThat(figures.cpuMicros().work()).isEqualTo(50, within(1e-6));
        assertThat(figures.cpuMicros().jit()).isEqualTo(40, within(1e-6));
        assertThat(figures.cpuMicros().gc()).isEqualTo(10, within(1e-6));
        assertThat(figures.cpuMicros().broker()).isEqualTo(30, within(1e-6));
        assertThat(figures.cpuMicros().together()).isEqualTo(90, within(1e-6));
        // 20 s of the machine in 10 s, 13 of them ours.
        assertThat(figures.othersCores()).isEqualTo(0.7, within(1e-6));
    }

    @Test
    void whatTheSystemDoesNotTellIsUnknownAndNotNothing() {
        Snapshot before =
                new Snapshot(0, read(0, 0), new ProcessCpu.Used(5, Double.NaN, Double.NaN), Double.NaN, Double.NaN);
        Snapshot after = new Snapshot(
                10, read(100_000, 100_000), new ProcessCpu.Used(15, Double.NaN, Double.NaN), Double.NaN, Double.NaN);

        Figures figures = Figures.of(List.of(before, after), TWO_HOPS, 0);

        assertThat(figures.cpuMicros().work()).isEqualTo(100, within(1e-6));
        assertThat(figures.cpuMicros().jit()).isNull();
        assertThat(figures.cpuMicros().broker()).isNull();
        assertThat(figures.cpuMicros().together()).isEqualTo(100, within(1e-6));
        assertThat(figures.othersCores()).isNull();
    }

    @Test
    void recordsBytesAndCommitsAreThoseOfTheSameSeconds() {
        Snapshot before = new Snapshot(
                0, new Meters(Map.of(), 7, 100, 10_000, Meters.Intake.NONE, false), ProcessCpu.Used.NOTHING, 0, 0);
        Snapshot after = new Snapshot(
                4,
                new Meters(Map.of("vitals_raw_acme", 1_000L), 107, 7_400, 310_000, Meters.Intake.NONE, false),
                ProcessCpu.Used.NOTHING,
                0,
                0);

        Figures figures = Figures.of(List.of(before, after), ONE_HOP, 0.5);

        assertThat(figures.recordsSent()).isEqualTo(7.3, within(1e-9));
        assertThat(figures.bytesSent()).isEqualTo(300, within(1e-9));
        assertThat(figures.commits()).isEqualTo(100);
        assertThat(figures.commitsPerSecond()).isEqualTo(25);
    }

    @Test
    void whatIsStillWorkedOnWhenAllHasBeenReadCountsToItsEnd() {
        List<Snapshot> seen = List.of(sent(0, 0, 0), sent(6, 600, 40), sent(60, 600, 600), sent(61, 600, 600));

        assertThat(Figures.of(seen, ONE_HOP, 0).samplesPerSecond()).isEqualTo(10);
    }

    @Test
    void aRunThatWasOverWithItsWarmUpCountsWhole() {
        List<Snapshot> seen = List.of(at(0, 0, 0), at(2, 500, 500));

        assertThat(Figures.of(seen, TWO_HOPS, 0.2).samples()).isEqualTo(500);
    }

    @Test
    void aRunThatHadReadAllByTheEndOfItsWarmUpCountsWholeThoughItStillSends() {
        List<Snapshot> seen = List.of(sent(0, 0, 0), sent(2, 600, 80), sent(3, 600, 600));

        assertThat(Figures.of(seen, ONE_HOP, 0.2).samplesPerSecond()).isEqualTo(200);
    }

    @Test
    void ofNothingThereIsNothingToReckon() {
        List<Snapshot> seen = List.of(at(0, 0, 0), at(2, 0, 0));

        assertThatThrownBy(() -> Figures.of(seen, TWO_HOPS, 0.2)).hasMessageContaining("nothing was processed");
    }

    private static Snapshot sent(double seconds, long raw, long sent) {
        return new Snapshot(
                seconds,
                new Meters(Map.of("vitals_raw_acme", raw), 0, sent, 0, Meters.Intake.NONE, false),
                ProcessCpu.Used.NOTHING,
                0,
                0);
    }

    private static Snapshot at(double seconds, long raw, long patients) {
        return new Snapshot(seconds, read(raw, patients), ProcessCpu.Used.NOTHING, 0, 0);
    }

    /** Half of the raw records are of each vendor; Kafka's clients write dots as underscores. */
    private static Meters read(long raw, long patients) {
        return new Meters(
                Map.of("vitals_raw_acme", raw / 2, "vitals_raw_lifeband", raw / 2, "patient_vitals", patients),
                0,
                0,
                0,
                Meters.Intake.NONE,
                false);
    }
}
