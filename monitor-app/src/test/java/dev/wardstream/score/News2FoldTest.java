package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class News2FoldTest {
    private static final News2Settings SETTINGS = News2Settings.defaults();
    private static final long START = 1_600_000_000_000L;

    private final News2Fold fold = News2Fold.start(SETTINGS);

    @Test
    void everyRoundOfHourlyChartingIsScoredAtOnce() {
        for (int hour = 0; hour < 24; hour++) {
            assertThat(fold.take(heartRate(START + hour * 3_600_000L, 100), false))
                    .isNotNull();
        }
    }

    @Test
    void aMonitorThatSendsEverySecondIsScoredEveryTenSeconds() {
        List<Long> scored = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            News2 score = fold.take(heartRate(START + second * 1000L, 100), false);
            if (score != null) {
                scored.add(score.at() - START);
            }
        }
        assertThat(scored).containsExactly(0L, 10_000L, 20_000L, 30_000L, 40_000L, 50_000L);
    }

    @Test
    void aCuffThatWasReadEarlierAndCameLaterCountsInTheNextScore() {
        fold.take(heartRate(START + 60_000, 80), false);
        assertThat(fold.take(Sample.of(START, Readings.of(VitalSign.SYSTOLIC_PRESSURE, 85)), true))
                .isNull();
        News2 next = Objects.requireNonNull(fold.take(heartRate(START + 70_000, 80), false));
        assertThat(next.total()).isEqualTo(3);
    }

    @Test
    void anOlderPulseDoesNotReplaceANewerOne() {
        fold.take(heartRate(START + 60_000, 80), false);
        assertThat(fold.take(heartRate(START, 140), true)).isNull();
        News2 next =
                Objects.requireNonNull(fold.take(Sample.of(START + 70_000, Readings.of(VitalSign.SPO2, 98)), false));
        assertThat(next.total()).isZero();
    }

    @Test
    void aScoreOfLateDataSaysSo() {
        assertThat(Objects.requireNonNull(fold.take(heartRate(START, 140), true))
                        .retrospective())
                .isTrue();
    }

    @Test
    void aSampleOfWhichTheChartReadsNothingIsNotScored() {
        assertThat(fold.take(Sample.of(START, Readings.of(VitalSign.MOTION, 0.2)), false))
                .isNull();
        assertThat(fold.take(heartRate(START, 140), false)).isNotNull();
    }

    @Test
    void aRestartAtAnyPointChangesNoScore() {
        Random random = new Random(17);
        News2Fold restarted = News2Fold.start(SETTINGS);
        long at = START;
        for (int i = 0; i < 2000; i++) {
            at += random.nextInt(-20_000, 60_000);
            Sample sample = anySample(random, at);
            restarted = News2Fold.decode(SETTINGS, restarted.encode());
            assertThat(restarted.take(sample, false)).isEqualTo(fold.take(sample, false));
        }
        assertThat(restarted.encode()).hasSizeLessThanOrEqualTo(163).isEqualTo(fold.encode());
    }

    @Test
    void stateOfAnotherVersionOrCutShortIsRefused() {
        fold.take(heartRate(START, 80), false);
        byte[] bytes = fold.encode();
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
        return new Sample(
                at, Readings.ofOrdinals(values), new Observations(oxygen, level, null), Double.NaN, Double.NaN);
    }

    private static Sample heartRate(long at, double perMinute) {
        return Sample.of(at, Readings.of(VitalSign.HEART_RATE, perMinute));
    }
}
