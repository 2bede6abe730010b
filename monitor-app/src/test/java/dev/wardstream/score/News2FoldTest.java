package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Source;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.StateFormat;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class News2FoldTest {
    private static final News2Settings SETTINGS = News2Settings.defaults();
    private static final long START = 1_600_000_000_000L;

    private static final Source MONITOR = new Source(new DeviceId("M-1"), DeviceKind.BEDSIDE_MONITOR);
    private static final Source BAND = new Source(new DeviceId("W-3"), DeviceKind.WEARABLE);
    private static final Source TROLLEY = new Source(new DeviceId("T-9"), DeviceKind.SPOT_CHECK);
    private static final List<Source> ANY =
            List.of(MONITOR, BAND, new Source(new DeviceId("X-5"), DeviceKind.UNKNOWN), TROLLEY);

    private final News2Fold fold = News2Fold.start(SETTINGS);

    @Test
    void everyRoundOfHourlyChartingIsScoredAtOnce() {
        for (int hour = 0; hour < 24; hour++) {
            assertThat(fold.take(null, heartRate(START + hour * 3_600_000L, 100), false))
                    .isNotNull();
        }
    }

    @Test
    void aMonitorThatSendsEverySecondIsScoredEveryTenSeconds() {
        List<Long> scored = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            News2 score = fold.take(null, heartRate(START + second * 1000L, 100), false);
            if (score != null) {
                scored.add(score.at() - START);
            }
        }
        assertThat(scored).containsExactly(0L, 10_000L, 20_000L, 30_000L, 40_000L, 50_000L);
    }

    @Test
    void aCuffThatWasReadEarlierAndCameLaterCountsInTheNextScore() {
        fold.take(null, heartRate(START + 60_000, 80), false);
        assertThat(fold.take(null, Sample.of(START, Readings.of(VitalSign.SYSTOLIC_PRESSURE, 85)), true))
                .isNull();
        News2 next = Objects.requireNonNull(fold.take(null, heartRate(START + 70_000, 80), false));
        assertThat(next.total()).isEqualTo(3);
    }

    @Test
    void anOlderPulseDoesNotReplaceANewerOne() {
        fold.take(null, heartRate(START + 60_000, 80), false);
        assertThat(fold.take(null, heartRate(START, 140), true)).isNull();
        News2 next = Objects.requireNonNull(
                fold.take(null, Sample.of(START + 70_000, Readings.of(VitalSign.SPO2, 98)), false));
        assertThat(next.total()).isZero();
    }

    @Test
    void aRoundThatComesOneFactARecordIsScoredByEachFactAndByNoneTwice() {
        fold.take(TROLLEY, Sample.of(START, Readings.of(VitalSign.RESPIRATORY_RATE, 16)), false);
        News2 second = fold.take(TROLLEY, heartRate(START, 135), false);
        assertThat(Objects.requireNonNull(second).total()).isEqualTo(3);
        assertThat(fold.take(TROLLEY, heartRate(START, 135), false)).isNull();
    }

    @Test
    void whatIsChartedOfAMomentAgoIsScoredAsOfNow() {
        fold.take(MONITOR, heartRate(START + 60_000, 80), false);
        News2 charted = fold.take(TROLLEY, Sample.of(START, Readings.of(VitalSign.RESPIRATORY_RATE, 26)), false);
        assertThat(Objects.requireNonNull(charted).total()).isEqualTo(3);
        assertThat(charted.at()).isEqualTo(START + 60_000);
    }

    @Test
    void aScoreOfLateDataSaysSo() {
        assertThat(Objects.requireNonNull(fold.take(null, heartRate(START, 140), true))
                        .retrospective())
                .isTrue();
    }

    @Test
    void aSampleOfWhichTheChartReadsNothingIsNotScored() {
        assertThat(fold.take(null, Sample.of(START, Readings.of(VitalSign.MOTION, 0.2)), false))
                .isNull();
        assertThat(fold.take(null, heartRate(START, 140), false)).isNotNull();
    }

    @Test
    void aRestartAtAnyPointChangesNoScore() {
        Random random = new Random(17);
        News2Fold restarted = News2Fold.start(SETTINGS);
        long at = START;
        for (int i = 0; i < 2000; i++) {
            at += random.nextInt(-20_000, 60_000);
            Sample sample = anySample(random, at);
            restarted = restarted(restarted);
            assertThat(restarted.take(null, sample, false)).isEqualTo(fold.take(null, sample, false));
        }
        assertThat(kept(restarted)).hasSizeLessThanOrEqualTo(204).isEqualTo(kept(fold));
    }

    @Test
    void aRestartAtAnyPointChangesNoScoreOfAPatientWithFourDevices() {
        Random random = new Random(18);
        News2Fold restarted = News2Fold.start(SETTINGS);
        long at = START;
        for (int i = 0; i < 2000; i++) {
            at += random.nextInt(-20_000, 60_000);
            Sample sample = anySample(random, at);
            Source source = ANY.get(random.nextInt(ANY.size()));
            restarted = restarted(restarted);
            if (random.nextInt(10) == 0) {
                restarted.leaveOutPulse(source, at);
                fold.leaveOutPulse(source, at);
            }
            assertThat(restarted.take(source, sample, false)).isEqualTo(fold.take(source, sample, false));
        }
        assertThat(kept(restarted)).hasSizeLessThan(800).isEqualTo(kept(fold));
    }

    @Test
    void withASingleDeviceOfAnyKindTheNewestValueCountsAsEver() {
        for (Source source : ANY) {
            sameAsByTimeAlone(new Random(19), List.of(source));
        }
    }

    @Test
    void withOneDeviceAndANursesRoundsTheNewestValueCountsAsEver() {
        sameAsByTimeAlone(new Random(20), List.of(MONITOR, TROLLEY));
        sameAsByTimeAlone(new Random(21), List.of(BAND, TROLLEY));
    }

    private static void sameAsByTimeAlone(Random random, List<Source> devices) {
        News2Fold one = News2Fold.start(SETTINGS);
        News2Fold byTime = News2Fold.start(SETTINGS);
        long at = START;
        for (int i = 0; i < 500; i++) {
            at += random.nextInt(-20_000, 60_000);
            Sample sample = anySample(random, at);
            News2 expected = byTime.take(null, sample, false);
            Source source = devices.get(random.nextInt(devices.size()));
            News2 score = one.take(source, sample, false);
            // What people chart is scored also between, and late.
            if (expected != null || source.kind() != DeviceKind.SPOT_CHECK) {
                assertThat(score == null ? null : withoutDevices(score)).isEqualTo(expected);
            }
        }
    }

    private static News2 withoutDevices(News2 score) {
        List<News2.Part> parts = score.parts().stream()
                .map(part -> new News2.Part(part.parameter(), part.points(), part.value()))
                .toList();
        return new News2(
                score.at(), parts, score.missing(), score.flatPulse(), score.ventilated(), score.retrospective());
    }

    @Test
    void theBedsideMonitorCountsBeforeTheWristbandThatIsASecondFresher() {
        fold.take(MONITOR, heartRate(START, 140), false);
        assertThat(pulse(fold.take(BAND, heartRate(START + 10_000, 80), false))).isEqualTo("140 /min by M-1");
    }

    @Test
    void aBedsideMonitorThatIsExportedOnceAMinuteIsNotLeftInBetween() {
        fold.take(MONITOR, heartRate(START, 140), false);
        assertThat(pulse(fold.take(BAND, heartRate(START + 120_000, 80), false)))
                .isEqualTo("140 /min by M-1");
        assertThat(pulse(fold.take(BAND, heartRate(START + 130_000, 81), false)))
                .as("after two minutes it no longer stands")
                .isEqualTo("81 /min by W-3");
    }

    @Test
    void ofTwoWristbandsTheFresherCounts() {
        fold.take(BAND, heartRate(START, 80), false);
        Source second = new Source(new DeviceId("W-4"), DeviceKind.WEARABLE);
        assertThat(pulse(fold.take(second, heartRate(START + 10_000, 90), false)))
                .isEqualTo("90 /min by W-4");
        assertThat(pulse(fold.take(BAND, heartRate(START + 20_000, 81), false))).isEqualTo("81 /min by W-3");
    }

    @Test
    void whatANurseMeasuresCountsUntilTheMonitorMeasuresAgain() {
        fold.take(MONITOR, heartRate(START, 140), false);
        fold.take(BAND, heartRate(START + 5_000, 80), false);
        assertThat(pulse(fold.take(TROLLEY, heartRate(START + 10_000, 100), false)))
                .isEqualTo("100 /min by T-9");
        assertThat(pulse(fold.take(MONITOR, heartRate(START + 20_000, 141), false)))
                .isEqualTo("141 /min by M-1");
    }

    @Test
    void aHeartRateThatStandsStillIsNoPulseAndTheScoreSaysSo() {
        fold.take(MONITOR, heartRate(START, 60), false);
        fold.leaveOutPulse(MONITOR, START + 10_000);
        Sample others = Sample.of(START + 10_000, Readings.of(VitalSign.SPO2, 90));

        News2 score = Objects.requireNonNull(fold.take(MONITOR, others, false));

        assertThat(score.total()).isEqualTo(3);
        assertThat(score.missing()).contains(News2.Parameter.PULSE);
        assertThat(score.flatPulse()).isTrue();
        News2 changed = Objects.requireNonNull(fold.take(MONITOR, heartRate(START + 20_000, 61), false));
        assertThat(changed.missing()).doesNotContain(News2.Parameter.PULSE);
        assertThat(changed.flatPulse()).isFalse();
    }

    @Test
    void anotherDevicesPulseStandsInForOneThatStandsStill() {
        fold.take(MONITOR, heartRate(START, 60), false);
        fold.take(BAND, heartRate(START + 9_000, 72), false);
        fold.leaveOutPulse(MONITOR, START + 10_000);

        News2 score = Objects.requireNonNull(
                fold.take(MONITOR, Sample.of(START + 10_000, Readings.of(VitalSign.SPO2, 97)), false));

        assertThat(pulse(score)).isEqualTo("72 /min by W-3");
        assertThat(score.flatPulse()).isFalse();
    }

    @Test
    void stateOfTheVersionBeforeIsGoneOnWith() {
        News2Fold after = News2Fold.decode(SETTINGS, ofTheVersionBefore());

        News2 score = Objects.requireNonNull(after.take(MONITOR, heartRate(START + 10_000, 80), false));
        assertThat(score.parts())
                .containsExactly(
                        new News2.Part(News2.Parameter.RESPIRATORY_RATE, 3, "26 /min", BAND.device()),
                        new News2.Part(News2.Parameter.PULSE, 0, "80 /min", MONITOR.device()));
    }

    @Test
    void aVentilatorCountsFromItsChartingUntilTheTubeIsOutOrNobodyHasChartedItForLong() {
        fold.take(MONITOR, heartRate(START, 80), false);
        News2 intubated = fold.take(TROLLEY, ventilated(START + 60_000, true), false);
        assertThat(Objects.requireNonNull(intubated).ventilated()).isTrue();
        News2 extubated = fold.take(TROLLEY, ventilated(START + 120_000, false), false);
        assertThat(Objects.requireNonNull(extubated).ventilated()).isFalse();
        assertThat(fold.take(TROLLEY, ventilated(START + 90_000, true), false))
                .as("a charting of the time before the tube was out")
                .isNull();

        long again = START + 180_000;
        fold.take(TROLLEY, ventilated(again, true), false);
        long lasts = SETTINGS.maxAge().toMillis();
        assertThat(Objects.requireNonNull(fold.take(MONITOR, heartRate(again + lasts, 80), false))
                        .ventilated())
                .isTrue();
        assertThat(Objects.requireNonNull(fold.take(MONITOR, heartRate(again + lasts + 10_000, 80), false))
                        .ventilated())
                .isFalse();
    }

    @Test
    void consciousnessAndOxygenOfAVentilatedPatientStayInTheTotal() {
        Observations sedated = new Observations(true, Consciousness.UNRESPONSIVE, true);
        Sample round = new Sample(START, Readings.of(VitalSign.RESPIRATORY_RATE, 22), sedated, Double.NaN, Double.NaN);

        News2 score = Objects.requireNonNull(fold.take(TROLLEY, round, false));

        assertThat(score.total()).isEqualTo(7);
        assertThat(score.ventilated()).isTrue();
    }

    private static Sample ventilated(long at, boolean is) {
        return new Sample(
                at, Readings.none(), new Observations(null, Consciousness.UNKNOWN, is), Double.NaN, Double.NaN);
    }

    private static String pulse(@Nullable News2 score) {
        return Objects.requireNonNull(score).parts().stream()
                .filter(part -> part.parameter() == News2.Parameter.PULSE)
                .map(part -> part.value() + " by " + part.device())
                .findFirst()
                .orElse("none");
    }

    @Test
    void stateOfAnotherVersionOrCutShortIsRefused() {
        byte[] bytes = ofTheVersionBefore();
        assertThatThrownBy(() -> News2Fold.decode(SETTINGS, Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut short");
        bytes[0] = 9;
        assertThatThrownBy(() -> News2Fold.decode(SETTINGS, bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 9");
    }

    @Test
    void settingsThatCannotBeAreRefusedByName() {
        assertThatThrownBy(() -> new News2Settings(Duration.ZERO, Duration.ofSeconds(10), false))
                .hasMessageContaining("news2.maxAge");
    }

    /** Of a wearable's respiratory rate alone: the first of the cells, at the second of four ranks. */
    private static byte[] ofTheVersionBefore() {
        byte[] id = BAND.device().toBytes();
        ByteBuffer before = ByteBuffer.allocate(1 + 3 * 8 + 8 + 1 + 1 + id.length + 17);
        before.put((byte) 2).putLong(START).putLong(START / 10_000).putLong(Long.MIN_VALUE);
        before.putLong(2).put((byte) 1).put((byte) id.length).put(id);
        before.putLong(START).putDouble(26).put((byte) 0);
        return before.array();
    }

    private static byte[] kept(News2Fold fold) {
        StateWriter out = StateFormat.PATIENT.writer().begin(START);
        fold.writeTo(out);
        return out.toBytes();
    }

    private static News2Fold restarted(News2Fold fold) {
        return News2Fold.readFrom(StateFormat.PATIENT.reader(kept(fold)).begin(), SETTINGS);
    }

    private static Sample anySample(Random random, long at) {
        double[] values = new double[VitalSign.ALL.size()];
        Arrays.fill(values, Double.NaN);
        for (VitalSign vital : VitalSign.ALL) {
            if (random.nextInt(3) == 0) {
                values[vital.ordinal()] = random.nextDouble(vital.lowestPlausible(), vital.highestPlausible());
            }
        }
        Consciousness level = Consciousness.values()[random.nextInt(Consciousness.values().length)];
        Boolean oxygen = random.nextBoolean() ? Boolean.valueOf(random.nextBoolean()) : null;
        Boolean ventilated = random.nextBoolean() ? Boolean.valueOf(random.nextBoolean()) : null;
        return new Sample(
                at, Readings.ofOrdinals(values), new Observations(oxygen, level, ventilated), Double.NaN, Double.NaN);
    }

    private static Sample heartRate(long at, double perMinute) {
        return Sample.of(at, Readings.of(VitalSign.HEART_RATE, perMinute));
    }
}
