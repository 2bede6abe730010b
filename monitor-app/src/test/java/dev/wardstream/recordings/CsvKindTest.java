package dev.wardstream.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.DeviceKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kind of device a ward's own recording is of, as far as its files tell, and what somebody tells beside them. */
class CsvKindTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    private Path path;

    private final Random random = new Random(17);

    @Test
    void anHourlyChartIsNoBrokenMonitor() throws IOException {
        assertThat(kind(every(Duration.ofHours(1), Duration.ofMinutes(8), 24))).isEqualTo(DeviceKind.SPOT_CHECK);
    }

    @Test
    void aCuffEveryFiveMinutesIsASpotCheckHoweverPunctualItIs() throws IOException {
        assertThat(kind(every(Duration.ofMinutes(5), Duration.ofSeconds(40), 100)))
                .isEqualTo(DeviceKind.SPOT_CHECK);
    }

    @Test
    void aRoundThatChartsFactByFactIsStillARound() throws IOException {
        long[] times = LongStream.range(0, 6)
                .flatMap(round -> LongStream.of(0, 20, 45, 60).map(second -> round * 4 * 3600 + second))
                .toArray();

        assertThat(kind(times)).isEqualTo(DeviceKind.SPOT_CHECK);
    }

    @Test
    void anExportOnceAMinuteIsNoSpotCheck() throws IOException {
        assertThat(kind(every(Duration.ofMinutes(1), Duration.ofSeconds(5), 200)))
                .isEqualTo(DeviceKind.UNKNOWN);
    }

    @Test
    void aBandThatIsOffForTheNightIsNoSpotCheck() throws IOException {
        long[] worn = LongStream.concat(LongStream.range(0, 600), LongStream.range(40_000, 40_600))
                .toArray();

        assertThat(kind(worn)).isEqualTo(DeviceKind.UNKNOWN);
    }

    @Test
    void oneRowAloneTellsNothing() throws IOException {
        assertThat(kind(0)).isEqualTo(DeviceKind.UNKNOWN);
    }

    @Test
    void aColumnNamesTheKindOnceForThePatientInWhateverSpelling() throws IOException {
        List<Recording> recordings = new RecordingFolder(path)
                .with(
                        "a.csv",
                        "patient,measuredAt,heartRate,deviceKind",
                        "p-1,2026-03-01T14:00:00Z,70,",
                        "p-1,2026-03-01T15:00:00Z,71,bedside-monitor",
                        "p-2,2026-03-01T14:00:00Z,70,WEARABLE",
                        "p-3,2026-03-01T14:00:00Z,70,Spot check",
                        "p-4,2026-03-01T14:00:00Z,70,unknown")
                .read(RecordingSet.CSV, new CsvOptions(null, null, DeviceKind.WEARABLE));

        assertThat(recordings)
                .as("the file goes before what is told of all")
                .extracting(Recording::kind)
                .containsExactly(
                        DeviceKind.BEDSIDE_MONITOR, DeviceKind.WEARABLE, DeviceKind.SPOT_CHECK, DeviceKind.UNKNOWN);
    }

    @Test
    void aKindThatThereIsNotAndTwoOfOnePatientAreNamedWithTheirLine() {
        refused("a.csv: line 2: column 'deviceKind': 'tablet' is none of bedside-monitor", "tablet");
        refused(
                "a.csv: line 3: column 'deviceKind': 'wearable' differs from the patient's 'unknown'",
                "unknown",
                "wearable");
    }

    @Test
    void whoKnowsBetterTellsTheKindOfAll() throws IOException {
        RecordingFolder folder = charted(every(Duration.ofHours(1), Duration.ZERO, 24));

        assertThat(folder.read(RecordingSet.CSV, new CsvOptions(null, null, DeviceKind.BEDSIDE_MONITOR)))
                .extracting(Recording::kind)
                .containsExactly(DeviceKind.BEDSIDE_MONITOR);
    }

    @Test
    void whatWasTakenForGrantedIsSaid() throws IOException {
        new RecordingFolder(path)
                .with(
                        "a.csv",
                        "patient,measuredAt,heartRate,deviceKind",
                        "p-1,2026-03-01T14:00:00Z,70,",
                        "p-1,2026-03-01T15:00:00Z,71,",
                        "p-2,2026-03-01T14:00:00Z,70,wearable",
                        "p-3,2026-03-01T14:00:00Z,70,");

        try (Recordings recordings = RecordingSet.CSV.open(path)) {
            recordings.forEachRemaining(recording -> {});
            assertThat(recordings.notes())
                    .satisfiesExactly(
                            charted -> assertThat(charted)
                                    .startsWith("1 patient is taken for spot-checked")
                                    .contains("--kind"),
                            unknown -> assertThat(unknown)
                                    .startsWith("1 patient is of unknown device kind")
                                    .contains("--kind"));
        }
    }

    @Test
    void anEncodingAndADelimiterThatNobodyCanGuessAreTold() throws IOException {
        String text = "patient^measuredAt^heartRate\np-1^2026-03-01T14:00:00Z^70\n";
        RecordingFolder folder = new RecordingFolder(path).with("a.csv", text.getBytes(Charset.forName("UTF-32LE")));

        assertThatThrownBy(() -> folder.read(RecordingSet.CSV)).hasMessageContaining("a.csv: is no text");
        assertThat(folder.read(RecordingSet.CSV, new CsvOptions(Charset.forName("UTF-32LE"), '^', null)))
                .hasSize(1);
    }

    @Test
    void aToldEncodingThatIsWrongIsNamedAndNotReadAsQuestionMarks() throws IOException {
        byte[] latin =
                "patient,measuredAt,heartRate\np-ä,2026-03-01T14:00:00Z,70\n".getBytes(StandardCharsets.ISO_8859_1);
        RecordingFolder folder = new RecordingFolder(path).with("a.csv", latin);

        assertThatThrownBy(() -> folder.read(RecordingSet.CSV, new CsvOptions(StandardCharsets.UTF_8, null, null)))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining("a.csv: line 1: there are bytes that are no UTF-8: --encoding names another");
    }

    private DeviceKind kind(long... seconds) throws IOException {
        return charted(seconds).read(RecordingSet.CSV).get(0).kind();
    }

    private RecordingFolder charted(long... seconds) throws IOException {
        List<String> lines = new ArrayList<>(List.of("patient,measuredAt,heartRate"));
        for (long second : seconds) {
            lines.add("p-1," + START.plusSeconds(second) + ",70");
        }
        return new RecordingFolder(path).with("a.csv", lines.toArray(String[]::new));
    }

    /** Seconds since the start, each up to a jitter late. */
    private long[] every(Duration gap, Duration jitter, int count) {
        return LongStream.range(0, count)
                .map(i -> i * gap.toSeconds() + random.nextLong(jitter.toSeconds() + 1))
                .toArray();
    }

    private void refused(String told, String... kinds) {
        List<String> lines = new ArrayList<>(List.of("patient,measuredAt,heartRate,deviceKind"));
        for (String kind : kinds) {
            lines.add("p-1,2026-03-01T14:0" + lines.size() + ":00Z,70," + kind);
        }
        assertThatThrownBy(() -> new RecordingFolder(path)
                        .with("a.csv", lines.toArray(String[]::new))
                        .read(RecordingSet.CSV))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining(told);
    }
}
