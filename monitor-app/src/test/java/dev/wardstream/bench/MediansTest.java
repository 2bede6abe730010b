package dev.wardstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.bench.BenchReport.PartReport;
import dev.wardstream.bench.BenchReport.Run;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of several runs the middle one is told, and one that was disturbed changes nothing. */
class MediansTest {
    @Test
    void aRunThatWasDisturbedChangesNothing() {
        Medians medians = medians(run(40_000, 80_000), run(41_000, 82_000), run(4_000, 81_000));

        assertThat(speed(medians, Part.MONITOR)).isEqualTo(40_000);
        assertThat(speed(medians, Part.TWO_HOPS)).isEqualTo(81_000);
        assertThat(medians.ratios().bySpeed()).isEqualTo(0.5);
    }

    @Test
    void ofTwoRunsTheWorseCounts() {
        assertThat(speed(medians(run(40_000, 80_000), run(30_000, 80_000)), Part.MONITOR))
                .isEqualTo(30_000);
    }

    @Test
    void theRatioByCpuIsThatOfWhatASampleCosts() {
        // 1e6 µs over the speed: each part keeps one core busy.
        assertThat(medians(run(25_000, 100_000)).ratios().byCpu()).isEqualTo(0.25);
    }

    @Test
    void withoutACopyThereIsNoRatio() {
        Run alone = new Run(1, Map.of(Part.MONITOR.id(), part(40_000)), Ratios.of(Map.of()), Map.of(), null);

        assertThat(Medians.of(List.of(alone)).ratios()).isEqualTo(new Ratios(null, null));
    }

    private static Medians medians(Run... runs) {
        return Medians.of(Stream.of(runs).toList());
    }

    private static double speed(Medians medians, Part part) {
        return Objects.requireNonNull(medians.parts().get(part.id())).figures().samplesPerSecond();
    }

    private static Run run(double monitor, double copy) {
        Map<String, PartReport> parts = Map.of(Part.MONITOR.id(), part(monitor), Part.TWO_HOPS.id(), part(copy));
        return new Run(1, parts, Ratios.of(parts), Map.of(), null);
    }

    private static PartReport part(double speed) {
        Figures.Cpu cpu = new Figures.Cpu(1e6 / speed, null, null, null, 1e6 / speed);
        return new PartReport(new Figures(1, 1, 0, speed, cpu, 1, 1, 1, 1, null), 1, 1, 1, 1, 0);
    }
}
