package dev.wardstream.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.recordings.Annotations.Activity;
import dev.wardstream.recordings.Annotations.Span;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StressPredictTest {
    private static final String HEADER = "unix_s,hr_bpm,temp_c,eda_us,acc_g_mean,acc_g_sd,resp_bpm,label";

    @TempDir
    private Path path;

    @Test
    void aWearerIsOneFile() throws IOException {
        RecordingFolder folder = new RecordingFolder(path)
                .with("S03.csv.gz", HEADER, "1644231382,67.00,33.130,0.198,0.994,0.0059,13.208,0")
                .with("S04.csv.gz", HEADER, "1644231382,70,,,1,0.1,,1")
                .with("README.txt", "no recording");

        List<Recording> wearers = folder.read(RecordingSet.STRESS_PREDICT);

        assertThat(wearers).extracting(Recording::id).containsExactly("stress-predict-S03", "stress-predict-S04");
        assertThat(wearers.get(0).kind()).isEqualTo(DeviceKind.WEARABLE);
        assertThat(wearers.get(0).samples().get(0).measuredAt()).isEqualTo(1_644_231_382_000L);
        assertThat(wearers.get(0).samples().get(0).readings())
                .isEqualTo(Readings.of(Map.of(
                        VitalSign.HEART_RATE,
                        67.0,
                        VitalSign.RESPIRATORY_RATE,
                        13.208,
                        VitalSign.SKIN_TEMPERATURE,
                        33.13,
                        VitalSign.MOTION,
                        0.0059,
                        VitalSign.ELECTRODERMAL_ACTIVITY,
                        0.198)));
    }

    @Test
    void labelsBecomeSpansThatEndAtAGapOrWhereNobodyLabelled() throws IOException {
        RecordingFolder folder = new RecordingFolder(path)
                .with(
                        "S03.csv",
                        HEADER,
                        "100,67,,,,,,0",
                        "101,67,,,,,,0",
                        "102,67,,,,,,1",
                        "103,67,,,,,,",
                        "104,67,,,,,,0",
                        "200,67,,,,,,0");

        Recording wearer = folder.read(RecordingSet.STRESS_PREDICT).get(0);

        assertThat(wearer.notes().spans())
                .containsExactly(
                        new Span(Activity.REST, 100_000, 101_000),
                        new Span(Activity.STRESS_TASK, 102_000, 102_000),
                        new Span(Activity.REST, 104_000, 104_000),
                        new Span(Activity.REST, 200_000, 200_000));
        assertThat(wearer.samples()).hasSize(6);
    }

    @Test
    void anUnknownLabelIsAnError() throws IOException {
        RecordingFolder folder = new RecordingFolder(path).with("S03.csv", HEADER, "100,67,,,,,,2");

        assertThatThrownBy(() -> folder.read(RecordingSet.STRESS_PREDICT))
                .hasMessageEndingWith("S03.csv: line 2: column 'label': '2' is neither 0, 1 nor empty");
    }

    @Test
    void anEmptyFolderSaysWhatWasLookedFor() {
        assertThatThrownBy(() -> new RecordingFolder(path).read(RecordingSet.STRESS_PREDICT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no file S*.csv or S*.csv.gz");
    }
}
