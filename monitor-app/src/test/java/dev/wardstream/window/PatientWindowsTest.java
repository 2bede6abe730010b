package dev.wardstream.window;

import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Charted;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatientWindowsTest {
    private static final float GAP = Float.NaN;
    /** Six steps of a second, a window each 2 s, and 4 s of grace. */
    private static final WindowSpec SPEC = new WindowSpec(seconds(1), seconds(6), seconds(2), seconds(4));

    private static final List<VitalSign> CHANNELS = List.of(HEART_RATE, SPO2);

    private final PatientWindows windows = new PatientWindows(SPEC, CHANNELS);

    @Test
    void theFirstSampleOfEachHopMakesAWindowDue() {
        assertThat(heartRate(100, 70)).hasSize(1);
        assertThat(heartRate(101, 71)).isEmpty();
        assertThat(heartRate(102, 72)).hasSize(1);

        Window window = heartRate(104, 74).get(0);

        assertThat(window.start()).isEqualTo(99_000);
        assertThat(window.end()).isEqualTo(105_000);
        assertThat(window.at()).isEqualTo(104_000);
        assertThat(window.values()[0]).containsExactly(GAP, 70, 71, 72, GAP, 74);
        assertThat(window.values()[1]).containsOnly(GAP);
        assertThat(window.coverage()).isEqualTo(4 / 12.0);
        assertThat(window.retrospective()).isFalse();
    }

    @Test
    void whatMayWaitIsDueOnceAHopAndAtAnyTimeOfTheHour() {
        WindowSpec hourly =
                new WindowSpec(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofHours(1), Duration.ZERO);
        int[] dueInMinute = new int[60];
        for (int patient = 0; patient < 600; patient++) {
            PatientWindows spread = PatientWindows.spread(hourly, CHANNELS, "patient-" + patient);
            int due = 0;
            for (long minute = 0; minute <= 180; minute++) {
                Sample sample = Sample.of(minute * 60_000, Readings.of(HEART_RATE, 70));
                for (Window window : spread.add(null, sample, false)) {
                    dueInMinute[(int) (window.at() / 60_000 % 60)]++;
                    due++;
                }
            }
            assertThat(due).as("hours begun after the first sample").isEqualTo(3);
        }
        assertThat(Arrays.stream(dueInMinute).boxed().toList())
                .as("30 on average")
                .allSatisfy(due -> assertThat(due).isBetween(10, 60));
    }

    @Test
    void severalSamplesOfAStepAreAveraged() {
        add(100.0, HEART_RATE, 70);
        add(100.4, HEART_RATE, 80);
        add(100.9, HEART_RATE, 90);

        assertThat(heartRate(102, 72).get(0).values()[0]).containsExactly(GAP, GAP, GAP, 80, GAP, 72);
    }

    @Test
    void aSampleThatComesOutOfOrderStandsWhereItWasMeasured() {
        heartRate(100, 70);
        heartRate(102, 72);
        assertThat(heartRate(101, 71)).as("late, within the grace").isEmpty();

        List<Window> due = heartRate(104, 74);

        assertThat(due).hasSize(3);
        assertThat(due.get(0).retrospective()).isTrue();
        assertThat(due.get(0).end()).isEqualTo(102_000);
        assertThat(due.get(0).values()[0]).containsExactly(GAP, GAP, GAP, GAP, 70, 71);
        assertThat(due.get(1).retrospective()).isTrue();
        assertThat(due.get(1).values()[0]).containsExactly(GAP, GAP, 70, 71, 72, GAP);
        assertThat(due.get(2).retrospective()).isFalse();
        assertThat(due.get(2).values()[0]).containsExactly(GAP, 70, 71, 72, GAP, 74);
    }

    @Test
    void aSampleBeyondTheGraceChangesNoWindow() {
        heartRate(100, 70);
        heartRate(110, 72);

        assertThat(windows.isTooOldFor(100_000)).isTrue();
        assertThat(heartRate(100, 200)).isEmpty();

        List<Window> due = heartRate(112, 73);
        assertThat(due).hasSize(1);
        assertThat(due.get(0).values()[0]).containsExactly(GAP, GAP, GAP, 72, GAP, 73);
    }

    @Test
    void anHourOfBufferedSamplesInOrderMakesTheSameWindowsAsLive() {
        List<Window> live = new ArrayList<>();
        List<Window> buffered = new ArrayList<>();
        PatientWindows other = new PatientWindows(SPEC, CHANNELS);
        for (int second = 0; second < 3600; second++) {
            Readings readings = Readings.of(HEART_RATE, 60 + second % 40);
            live.addAll(windows.add(null, Sample.of(second * 1000L, readings), false));
            buffered.addAll(other.add(null, Sample.of(second * 1000L, readings), true));
        }

        assertThat(buffered).hasSameSizeAs(live).hasSize(1800).allMatch(Window::retrospective);
        for (int i = 0; i < live.size(); i++) {
            assertThat(Arrays.deepToString(buffered.get(i).values()))
                    .isEqualTo(Arrays.deepToString(live.get(i).values()));
        }
    }

    @Test
    void aSampleWithNoneOfTheChannelsIsNotTheModelsBusiness() {
        assertThat(add(100, VitalSign.BLOOD_GLUCOSE, 90)).isEmpty();
        assertThat(heartRate(100.5, 70)).as("still the first of its hop").hasSize(1);
    }

    @Test
    void aRoundInWhichNothingWasChartedStillHasItsWindow() {
        heartRate(100, 70);
        heartRate(101, 71);

        assertThat(windows.asOf(103_500).values()[0]).containsExactly(GAP, GAP, 70, 71, GAP, GAP);
        assertThat(windows.asOf(100_900).values()[0]).containsExactly(GAP, GAP, GAP, GAP, GAP, 70);
        assertThat(heartRate(102, 72))
                .as("the next window is due as if nobody had asked")
                .hasSize(1);
    }

    @Test
    void whatSomeoneChartsCanBeARowOfAWindow() {
        PatientWindows charted = new PatientWindows(SPEC, List.of(HEART_RATE, Charted.VENTILATED));
        Observations ventilated = new Observations(null, Consciousness.UNKNOWN, true);

        Window window = charted.add(
                        null, new Sample(100_000, Readings.none(), ventilated, Double.NaN, Double.NaN), false)
                .get(0);

        assertThat(window.values()[1]).containsExactly(GAP, GAP, GAP, GAP, GAP, 1);
        assertThat(charted.add(null, Sample.of(102_000, Readings.of(SPO2, 97)), false))
                .as("a sample that tells of neither")
                .isEmpty();
    }

    @Test
    void aRestartAtAnyMomentChangesNothing() {
        Random random = new Random(7);
        PatientWindows kept = new PatientWindows(SPEC, CHANNELS);
        PatientWindows restarted = new PatientWindows(SPEC, CHANNELS);
        List<byte[]> slots = new ArrayList<>();
        for (int i = 0; i < SPEC.keptSteps(); i++) {
            slots.add(new byte[0]);
        }
        for (int i = 0; i < 5_000; i++) {
            long measuredAt = i * 300L - (random.nextInt(5) == 0 ? random.nextInt(12_000) : 0) + 100_000;
            Readings readings = Readings.of(CHANNELS.get(random.nextInt(2)), 60 + random.nextInt(60));
            Sample sample = Sample.of(measuredAt, readings);

            List<Window> expected = kept.add(null, sample, false);
            boolean changes = !restarted.isTooOldFor(measuredAt);
            List<Window> actual = restarted.add(null, sample, false);

            assertThat(told(actual)).isEqualTo(told(expected));
            if (changes) {
                int slot = restarted.slotOf(measuredAt);
                slots.set(slot, Steps.bytes(restarted, slot));
            }
            restarted = restored(slots, Steps.progress(restarted));
        }
    }

    @Test
    void aSpecThatMakesNoSenseSaysWhatIsWrong() {
        assertThatThrownBy(() -> new WindowSpec(seconds(7), seconds(60), seconds(10), Duration.ZERO))
                .hasMessageContaining("length PT1M is no whole number of steps of PT7S");
        assertThatThrownBy(() -> new WindowSpec(Duration.ZERO, seconds(60), seconds(10), Duration.ZERO))
                .hasMessageContaining("step must be positive");
        assertThatThrownBy(() -> new WindowSpec(seconds(1), Duration.ofDays(1), seconds(10), Duration.ZERO))
                .hasMessageContaining("more than 10000 steps");
    }

    private static List<String> told(List<Window> windows) {
        return windows.stream()
                .map(window -> window + Arrays.deepToString(window.values()))
                .map(text -> text.replaceFirst("values=\\S+", ""))
                .toList();
    }

    private static PatientWindows restored(List<byte[]> slots, byte[] progress) {
        PatientWindows windows = new PatientWindows(SPEC, CHANNELS);
        slots.stream().filter(slot -> slot.length > 0).forEach(step -> Steps.restore(windows, step));
        Steps.restoreProgress(windows, progress);
        return windows;
    }

    private List<Window> heartRate(double second, double value) {
        return add(second, HEART_RATE, value);
    }

    private List<Window> add(double second, VitalSign vital, double value) {
        return windows.add(null, Sample.of(Math.round(second * 1000), Readings.of(vital, value)), false);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
