package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.recordings.Annotations;
import dev.wardstream.recordings.Recording;
import dev.wardstream.train.RiskRecipe;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known at a moment is what was measured up to then. */
class ObserverTest {
    private static final long HOUR = 3_600_000;
    /** Midnight: the intake takes no clock that stands at 1970. */
    private static final long ADMITTED = 1_772_409_600_000L;

    private static final long MINUTE = 60_000;
    private static final View VIEW = new View(RiskRecipe.ICU.window(), RiskRecipe.ICU.channels());

    private final Random random = new Random(13);

    @Test
    void nothingAfterTheMomentReachesTheInput() {
        List<Sample> samples = samples(90);
        for (Task task : Task.values()) {
            Recording recording = recording(samples, ADMITTED + 95 * HOUR);
            for (Moment moment : Observer.follow(recording, task, List.of(VIEW))) {
                Recording changed = recording(changedAfter(samples, moment.at()), ADMITTED + 95 * HOUR);

                Moment again = Observer.follow(changed, task, List.of(VIEW)).stream()
                        .filter(other -> other.at() == moment.at())
                        .findFirst()
                        .orElseThrow();

                // A gap is a gap: assertions on arrays would not take NaN for NaN.
                assertThat(Arrays.deepToString(again.window(VIEW).values()))
                        .as("%s at hour %d", task, (moment.at() - ADMITTED) / HOUR)
                        .isEqualTo(Arrays.deepToString(moment.window(VIEW).values()));
                assertThat(again.news2()).isEqualTo(moment.news2());
                assertThat(again.pastLimits()).isEqualTo(moment.pastLimits());
            }
        }
    }

    @Test
    void whatWasMeasuredAtTheMomentItselfIsKnown() {
        Recording recording =
                recording(List.of(Sample.of(ADMITTED + 5 * MINUTE, Readings.of(VitalSign.HEART_RATE, 150))), null);

        Moment moment = Observer.follow(recording, Task.DEATH_WITHIN_24_H, List.of(VIEW))
                .get(0);

        float[] heartRate = moment.window(VIEW).values()[0];
        assertThat(heartRate[heartRate.length - 1]).isEqualTo(150);
        assertThat(moment.news2()).isEqualTo(3);
        assertThat(moment.pastLimits()).as("past the extreme limit").isEqualTo(2);
    }

    @Test
    void deathLiesAheadOfTheLastDayOnlyAndNobodyIsJudgedAfterIt() {
        Recording recording = recording(samples(60), ADMITTED + 50 * HOUR);

        List<Moment> moments = Observer.follow(recording, Task.DEATH_WITHIN_24_H, List.of());

        assertThat(moments.stream().filter(Moment::outcome))
                .hasSize(24)
                .allSatisfy(
                        moment -> assertThat(moment.at()).isBetween(ADMITTED + 26 * HOUR, ADMITTED + 50 * HOUR - 1));
        assertThat(moments).allSatisfy(moment -> assertThat(moment.at()).isLessThan(ADMITTED + 50 * HOUR));
    }

    @Test
    void aStayIsJudgedOnceWhenItsFirstTwoDaysAreOver() {
        Recording recording = recording(samples(90), ADMITTED + 95 * HOUR);

        List<Moment> moments = Observer.follow(recording, Task.IN_HOSPITAL_DEATH, List.of());

        assertThat(moments).singleElement().satisfies(moment -> {
            assertThat(moment.at()).isEqualTo(ADMITTED + 48 * HOUR - 1);
            assertThat(moment.outcome()).isTrue();
        });
    }

    /** An hourly round, the first at half past midnight. */
    private List<Sample> samples(int hours) {
        List<Sample> samples = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            samples.add(Sample.of(
                    ADMITTED + hour * HOUR + 30 * MINUTE,
                    Readings.of(Map.of(
                            VitalSign.HEART_RATE, 90 + 25 * random.nextGaussian(),
                            VitalSign.SPO2, 95.0,
                            VitalSign.SYSTOLIC_PRESSURE, 110 + 20 * random.nextGaussian()))));
        }
        return samples;
    }

    private static List<Sample> changedAfter(List<Sample> samples, long at) {
        return samples.stream()
                .map(sample -> sample.measuredAt() <= at
                        ? sample
                        : sample.withReadings(sample.readings().with(VitalSign.HEART_RATE, 30)))
                .toList();
    }

    private static Recording recording(List<Sample> samples, @Nullable Long diedAt) {
        return new Recording(
                "stay", "anna", DeviceKind.SPOT_CHECK, samples, new Annotations(diedAt, diedAt != null, List.of()));
    }
}
