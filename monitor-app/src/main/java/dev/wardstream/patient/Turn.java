package dev.wardstream.patient;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.PatientSample;
import java.util.List;
import java.util.function.Predicate;

/**
 * An accepted sample and what it led to before the alarms hear of it.
 *
 * @param flatSince since when its heart rate has stood still, event time in epoch milliseconds; {@link Measured#NOT_FLAT} where it has not
 * @param scores of the models in force, then NEWS2; empty for most samples
 */
public record Turn(PatientSample sample, long flatSince, List<PatientScore> scores) {
    public Turn {
        scores = List.copyOf(scores);
    }

    /** When it was received, epoch milliseconds, on the ward's clock. */
    public long at() {
        return sample.receivedAt();
    }

    /** The same where only some scores reach the alarms. */
    public Turn hearing(Predicate<Score> heard) {
        return scores.isEmpty()
                ? this
                : new Turn(
                        sample,
                        flatSince,
                        scores.stream()
                                .filter(score -> heard.test(score.score()))
                                .toList());
    }
}
