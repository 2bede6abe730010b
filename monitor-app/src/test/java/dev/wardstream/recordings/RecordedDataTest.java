package dev.wardstream.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reads the real sets from end to end where they are at hand; the manual for clinical engineers says where they are published. */
class RecordedDataTest {
    private static final Path DATA = Path.of(Optional.ofNullable(System.getProperty("WARDSTREAM_DATA"))
            .or(() -> Optional.ofNullable(System.getenv("WARDSTREAM_DATA")))
            .orElse("../../shared/data"));

    @Test
    void mimicDemo() throws IOException {
        ReadReport report = read(RecordingSet.MIMIC3_DEMO);

        assertThat(report.recordings()).isEqualTo(95);
        assertThat(report.rows()).isEqualTo(14_518);
        assertThat(report.left()).containsOnlyKeys("after a recorded death that is too early");
    }

    @Test
    void stressPredict() throws IOException {
        ReadReport report = read(RecordingSet.STRESS_PREDICT);

        assertThat(report.recordings()).isEqualTo(25);
        assertThat(report.left()).isEmpty();
    }

    @Test
    void cinc2012() throws IOException {
        ReadReport report = read(RecordingSet.CINC2012);

        assertThat(report.recordings()).isEqualTo(3_940);
        assertThat(report.left()).isEmpty();
    }

    @Test
    void eicuDemo() throws IOException {
        Path folder = folder(RecordingSet.EICU_DEMO);
        long deaths = 0;
        try (Recordings recordings = RecordingSet.EICU_DEMO.open(folder)) {
            while (recordings.hasNext()) {
                Recording recording = recordings.next();
                assertThat(recording.samples()).isNotEmpty();
                deaths += recording.notes().diedAt() == null ? 0 : 1;
            }
            assertThat(recordings.report().recordings()).isEqualTo(1_189);
            assertThat(recordings.report().rows()).isEqualTo(64_437);
            assertThat(recordings.report().left()).containsOnlyKeys("outside the hours that the stay's table covers");
        }
        assertThat(deaths).isEqualTo(97);
    }

    private static ReadReport read(RecordingSet set) throws IOException {
        Path folder = folder(set);
        Set<String> ids = new HashSet<>();
        try (Recordings recordings = set.open(folder)) {
            while (recordings.hasNext()) {
                Recording recording = recordings.next();
                assertThat(ids.add(recording.id())).as(recording.id()).isTrue();
                assertThat(recording.samples()).isNotEmpty();
            }
            ReadReport report = recordings.report();
            long left =
                    report.left().values().stream().mapToLong(Long::longValue).sum();
            assertThat(report.samples() + left).isEqualTo(report.rows());
            return report;
        }
    }

    private static Path folder(RecordingSet set) {
        Path folder = DATA.resolve(set.id());
        assumeThat(Files.exists(folder))
                .as("recordings at %s; set WARDSTREAM_DATA to the folder that holds them", folder)
                .isTrue();
        return folder;
    }
}
