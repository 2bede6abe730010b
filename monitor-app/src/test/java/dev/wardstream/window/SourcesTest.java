package dev.wardstream.window;

import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Source;
import dev.wardstream.vitals.VitalSign;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Windows of a patient with several devices. */
class SourcesTest {
    private static final WindowSpec SPEC =
            new WindowSpec(Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(2), Duration.ofSeconds(4));
    private static final List<VitalSign> CHANNELS = List.of(HEART_RATE, SPO2);
    private static final Source MONITOR = new Source(new DeviceId("M-1"), DeviceKind.BEDSIDE_MONITOR);
    private static final Source BAND = new Source(new DeviceId("W-3"), DeviceKind.WEARABLE);
    private static final Source SECOND_BAND = new Source(new DeviceId("W-4"), DeviceKind.WEARABLE);

    private final PatientWindows windows = new PatientWindows(SPEC, CHANNELS);

    @Test
    void aStepThatTwoDevicesFilledIsThePreferredOnesAndNoMean() {
        add(BAND, 0, HEART_RATE, 80);
        add(MONITOR, 100, HEART_RATE, 170);
        add(BAND, 200, HEART_RATE, 82);
        add(MONITOR, 300, HEART_RATE, 172);
        add(BAND, 400, SPO2, 95);

        Window window = windows.asOf(500);

        assertThat(window.values()[0][5]).isEqualTo(171);
        assertThat(window.values()[1][5]).as("the band alone measures it").isEqualTo(95);
        assertThat(window.sources()).containsExactly(MONITOR.device(), BAND.device());
    }

    @Test
    void whereTheMonitorFallsSilentTheBandGoesOnWithinAStep() {
        add(MONITOR, 0, HEART_RATE, 170);
        add(BAND, 10, HEART_RATE, 80);
        add(BAND, 1_010, HEART_RATE, 81);

        Window window = windows.asOf(1_500);

        assertThat(window.values()[0]).endsWith(170, 81);
        assertThat(window.sources().get(0)).isEqualTo(BAND.device());
    }

    @Test
    void ofTwoBandsTheOneThatFilledAStepFirstKeepsIt() {
        add(BAND, 0, HEART_RATE, 80);
        add(SECOND_BAND, 100, HEART_RATE, 120);
        add(BAND, 200, HEART_RATE, 82);

        assertThat(windows.asOf(500).values()[0][5]).isEqualTo(81);
    }

    @Test
    void aLateSampleOfTheMonitorTakesTheStepFromTheBand() {
        for (int second = 0; second < 5; second++) {
            add(BAND, second * 1000L, HEART_RATE, 80);
        }
        add(MONITOR, 2_000, HEART_RATE, 170);

        assertThat(windows.asOf(4_500).values()[0]).endsWith(80, 80, 170, 80, 80);
    }

    @Test
    void withASingleDeviceWindowsAreTheMeansOfItsSteps() {
        Random random = new Random(5);
        for (Source source : List.of(MONITOR, BAND)) {
            PatientWindows told = new PatientWindows(SPEC, CHANNELS);
            PatientWindows untold = new PatientWindows(SPEC, CHANNELS);
            Map<Long, float[]> means = new HashMap<>();
            Map<Long, Integer> counts = new HashMap<>();
            long at = 0;
            for (int i = 0; i < 3000; i++) {
                at += random.nextInt(700);
                double value = random.nextInt(40, 180) + random.nextDouble();
                Sample sample = Sample.of(at, Readings.of(HEART_RATE, value));
                // As it was before windows knew devices apart.
                int n = counts.merge(at / 1000, 1, Integer::sum);
                float[] mean = means.computeIfAbsent(at / 1000, step -> new float[1]);
                mean[0] = n == 1 ? (float) value : mean[0] + ((float) value - mean[0]) / n;

                List<Window> due = told.add(source, sample, false);
                List<Window> same = untold.add(null, sample, false);

                assertThat(due).hasSameSizeAs(same);
                for (int w = 0; w < due.size(); w++) {
                    assertThat(Arrays.deepToString(due.get(w).values()))
                            .isEqualTo(Arrays.deepToString(same.get(w).values()));
                    assertThat(due.get(w).values()[0][5]).isEqualTo(mean[0]);
                }
            }
        }
    }

    @Test
    void aRestartAtAnyPointChangesNoWindowOfThreeDevices() {
        Random random = new Random(6);
        List<Source> devices = List.of(MONITOR, BAND, SECOND_BAND);
        PatientWindows restarted = new PatientWindows(SPEC, CHANNELS);
        Map<Integer, byte[]> slots = new HashMap<>();
        long at = 10_000;
        int seen = 0;
        for (int i = 0; i < 4000; i++) {
            at += random.nextInt(-300, 700);
            VitalSign vital = random.nextBoolean() ? HEART_RATE : SPO2;
            Sample sample = Sample.of(at, Readings.of(vital, random.nextInt(60, 100)));
            Source source = devices.get(random.nextInt(3));

            List<Window> due = windows.add(source, sample, false);
            List<Window> again = restarted.add(source, sample, false);

            assertThat(again).hasSameSizeAs(due);
            for (int w = 0; w < due.size(); w++) {
                assertThat(Arrays.deepToString(again.get(w).values()))
                        .isEqualTo(Arrays.deepToString(due.get(w).values()));
                assertThat(again.get(w).sources()).isEqualTo(due.get(w).sources());
                seen++;
            }
            int slot = restarted.slotOf(at);
            slots.put(slot, Steps.bytes(restarted, slot));
            byte[] progress = Steps.progress(restarted);
            PatientWindows next = new PatientWindows(SPEC, CHANNELS);
            slots.values().forEach(step -> Steps.restore(next, step));
            Steps.restoreProgress(next, progress);
            restarted = next;
        }
        assertThat(seen).isGreaterThan(200);
    }

    @Test
    void moreDevicesThanThereAreNumbersChangeHandsWithoutHarm() {
        List<String> shown = new ArrayList<>();
        for (int device = 0; device < 400; device++) {
            Source source = new Source(new DeviceId("W-" + device), DeviceKind.WEARABLE);
            add(source, device * 1000L, HEART_RATE, 60 + device % 100);
            shown.add(String.valueOf(windows.asOf(device * 1000L).sources().get(0)));
        }
        assertThat(shown).doesNotHaveDuplicates().hasSize(400).endsWith("W-399");
    }

    @Test
    void windowsThatKnewNoDevicesAreGoneOnWith() {
        ByteBuffer bare = ByteBuffer.allocate(8 + 2 * 8);
        bare.putLong(10).putInt(1).putFloat(80).putInt(0).putFloat(Float.NaN);
        windows.restoreSlot(bare.array());
        windows.restoreProgress(
                ByteBuffer.allocate(16).putLong(5).putLong(Long.MAX_VALUE).array());

        add(BAND, 10_500, HEART_RATE, 90);

        assertThat(windows.asOf(10_600).values()[0][5]).isEqualTo(85);
        assertThat(Arrays.asList(windows.asOf(10_600).sources().get(0))).containsExactly(BAND.device());
    }

    @Test
    void windowsOfTheVersionBeforeAreGoneOnWith() {
        ByteBuffer slot = ByteBuffer.allocate(8 + 2 * 9);
        slot.putLong(10)
                .putInt(1)
                .putFloat(80)
                .put((byte) 0)
                .putInt(0)
                .putFloat(Float.NaN)
                .put((byte) -1);
        byte[] id = BAND.device().toBytes();
        ByteBuffer progress = ByteBuffer.allocate(16 + 2 + id.length);
        progress.putLong(5).putLong(Long.MAX_VALUE);
        progress.put((byte) BAND.kind().ordinal()).put((byte) id.length).put(id);
        windows.restoreSlot(slot.array());
        windows.restoreProgress(progress.array());

        assertThat(windows.asOf(10_600).values()[0][5]).isEqualTo(80);
        assertThat(Arrays.asList(windows.asOf(10_600).sources().get(0))).containsExactly(BAND.device());
    }

    private void add(Source source, long at, VitalSign vital, double value) {
        windows.add(source, Sample.of(at, Readings.of(vital, value)), false);
    }
}
