package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.recordings.Annotations;
import dev.wardstream.recordings.Annotations.Activity;
import dev.wardstream.recordings.Annotations.Span;
import dev.wardstream.recordings.Recording;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StressTaskTest {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;

    @Test
    void onlyMinutesOfOneLabelAfterTheFirstFiveAreJudged() {
        // Rest for 7.5 minutes, a task up to the tenth, nobody's label for a minute, rest to the end.
        List<Task.Instant> moments = Task.STRESS_TASK.moments(wearer(
                new Span(Activity.REST, 0, 450 * SECOND - SECOND),
                new Span(Activity.STRESS_TASK, 450 * SECOND, 10 * MINUTE - SECOND),
                new Span(Activity.REST, 11 * MINUTE, 13 * MINUTE - SECOND)));

        assertThat(moments)
                .containsExactly(
                        new Task.Instant(6 * MINUTE - 1, false),
                        new Task.Instant(7 * MINUTE - 1, false),
                        new Task.Instant(9 * MINUTE - 1, true),
                        new Task.Instant(10 * MINUTE - 1, true),
                        new Task.Instant(12 * MINUTE - 1, false));
    }

    @Test
    void aWearerWhomNobodyLabelledIsNotJudged() {
        assertThat(Task.STRESS_TASK.tells(wearer().notes())).isFalse();
    }

    private static Recording wearer(Span... spans) {
        List<Sample> samples = LongStream.range(0, 13 * 60)
                .mapToObj(second -> Sample.of(second * SECOND, Readings.of(VitalSign.HEART_RATE, 70)))
                .toList();
        return new Recording("w", "w", DeviceKind.WEARABLE, samples, new Annotations(null, null, List.of(spans)));
    }
}
