package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.evaluate.InjectionReport.Detection;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.Models;
import dev.wardstream.score.RnnModel;
import dev.wardstream.train.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trouble in the recordings of made-up wearers whom the shipped model has not learned from; their hearts beat at about 97. */
class InjectionStudyTest {
    private static final RnnModel MODEL = Models.shipped("wearable-1hz");
    private static final int SECONDS = 2_800;

    @TempDir
    private Path folder;

    @Test
    void aHeartThatGoesUpBy25IsPastItsLimitAtOnceAndOneThatIsGoneNever() throws IOException {
        InjectionReport report = study(8);

        assertThat(report.recordings()).isEqualTo(8);
        assertThat(report.patientDays()).isCloseTo(8 * (SECONDS - 1) / 86_400.0, within(1e-9));
        assertThat(report.detections()).hasSize(4 * Injection.values().length);
        assertThat(detection(report, Injection.STEP, "limits")).satisfies(step -> {
            assertThat(step.detected()).isEqualTo(1);
            assertThat(step.medianDelayMinutes()).isBetween(0.0, 0.5);
        });
        assertThat(detection(report, Injection.DROPOUT, "limits").detected()).isZero();
        assertThat(detection(report, Injection.FLAT_LINE, "limits").detected()).isZero();
    }

    @Test
    void ofFewerThanEightWearersNothingIsSaid() throws IOException {
        wearers(7);

        assertThat(InjectionStudy.of(MODEL, data(), 1, Progress.SILENT)).isEmpty();
    }

    private InjectionReport study(int wearers) throws IOException {
        wearers(wearers);
        return InjectionStudy.of(MODEL, data(), 1, Progress.SILENT).orElseThrow();
    }

    private EvaluateSettings.Folder data() {
        return new EvaluateSettings.Folder(RecordingSet.STRESS_PREDICT, folder);
    }

    private static Detection detection(InjectionReport report, Injection kind, String detector) {
        return report.detections().stream()
                .filter(its -> its.kind().equals(kind.id()) && its.detector().equals(detector))
                .findFirst()
                .orElseThrow();
    }

    /** No wearer of the recorded set has such a number. */
    private void wearers(int count) throws IOException {
        Random random = new Random(5);
        for (int wearer = 1; wearer <= count; wearer++) {
            StringBuilder text = new StringBuilder("unix_s,hr_bpm,temp_c,eda_us,acc_g_mean,acc_g_sd,resp_bpm,label\n");
            for (int second = 0; second < SECONDS; second++) {
                text.append(String.format(
                        Locale.ROOT,
                        "%d,%.1f,33,%.3f,1,%.4f,,0%n",
                        1_600_000_000 + second,
                        97 + random.nextGaussian(),
                        1 + 0.1 * random.nextDouble(),
                        0.01 * random.nextDouble()));
            }
            Files.writeString(folder.resolve("S9" + wearer + ".csv"), text);
        }
    }
}
