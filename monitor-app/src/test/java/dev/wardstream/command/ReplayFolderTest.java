package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.recordings.Annotations;
import dev.wardstream.recordings.Recording;
import dev.wardstream.simulate.RecordedPatients;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFolderTest {
    @TempDir
    Path folder;

    @Test
    void aReplayGoesOnWithItsOwnRecordingOnly() throws Exception {
        ReplayFolder remembered = new ReplayFolder(folder.resolve("replay"));
        remembered.claim(recorded(3));

        assertThatCode(() -> remembered.claim(recorded(3))).doesNotThrowAnyException();
        assertThatThrownBy(() -> remembered.claim(recorded(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds a replay of 1 patient with 3 samples")
                .hasMessageContaining("--fresh");

        remembered.forget();
        assertThatCode(() -> remembered.claim(recorded(4))).doesNotThrowAnyException();
    }

    @Test
    void aReplayGoesOnWithTheSameKindOfDeviceOnly() throws Exception {
        ReplayFolder remembered = new ReplayFolder(folder.resolve("replay"));
        remembered.claim(recorded(3));

        assertThatThrownBy(() -> remembered.claim(recorded(3, DeviceKind.WEARABLE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds a replay of 1 patient with 3 samples (SPOT_CHECK 1)")
                .hasMessageContaining("this recording has 1 patient with 3 samples (WEARABLE 1)");
    }

    private static RecordedPatients recorded(int samples) {
        return recorded(samples, DeviceKind.SPOT_CHECK);
    }

    private static RecordedPatients recorded(int samples, DeviceKind kind) {
        List<Sample> all = LongStream.range(0, samples)
                .mapToObj(hour -> Sample.of(hour * 3_600_000, Readings.of(VitalSign.HEART_RATE, 70)))
                .toList();
        return RecordedPatients.of(
                "csv",
                List.of(new Recording("P-1", "P-1", kind, all, Annotations.none()))
                        .iterator());
    }
}
