package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.recordings.Annotations;
import dev.wardstream.recordings.Annotations.Activity;
import dev.wardstream.recordings.Annotations.Span;
import dev.wardstream.recordings.Recording;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.window.Window;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NormalRuleTest {
    private static final long SECOND = 1000;
    private static final long HOUR = 3_600_000;

    @Test
    void noLabelDecidesWhetherAWearersWindowIsLearnedFrom() {
        assertThat(isLearnedFrom(wearer())).isTrue();
        assertThat(isLearnedFrom(wearer(new Span(Activity.STRESS_TASK, 0, 299 * SECOND))))
                .isTrue();
    }

    @Test
    void theThreeDaysBeforeADeathAreNotNormal() {
        Recording stay = stay(100 * HOUR, true);

        assertThat(farFromDeath(stay, 28)).isTrue();
        assertThat(farFromDeath(stay, 29)).isFalse();
        assertThat(farFromDeath(stay, 101)).isFalse();
    }

    @Test
    void aDeathWithoutATimeRulesOutTheWholeStay() {
        assertThat(farFromDeath(stay(null, true), 1)).isFalse();
        assertThat(farFromDeath(stay(null, false), 1)).isTrue();
        assertThat(farFromDeath(stay(null, null), 1)).isTrue();
    }

    private static boolean isLearnedFrom(Recording wearer) {
        return NormalRule.ANY.isNormal(wearer, window(0, 60 * SECOND, 60 * SECOND - 1));
    }

    private static boolean farFromDeath(Recording stay, long hour) {
        return NormalRule.FAR_FROM_DEATH.isNormal(stay, window((hour - 24) * HOUR, hour * HOUR, hour * HOUR - 1));
    }

    private static Window window(long start, long end, long at) {
        return new Window(start, end, at, new float[0][0], false);
    }

    private static Recording wearer(Span... spans) {
        List<Sample> samples = LongStream.range(0, 300)
                .mapToObj(second -> Sample.of(second * SECOND, Readings.none()))
                .toList();
        return new Recording("w", "w", DeviceKind.WEARABLE, samples, new Annotations(null, null, List.of(spans)));
    }

    private static Recording stay(@Nullable Long diedAt, @Nullable Boolean diedInHospital) {
        List<Sample> samples = List.of(Sample.of(0, Readings.none()));
        return new Recording(
                "s", "s", DeviceKind.SPOT_CHECK, samples, new Annotations(diedAt, diedInHospital, List.of()));
    }
}
