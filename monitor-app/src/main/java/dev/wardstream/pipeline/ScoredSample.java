package dev.wardstream.pipeline;

import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.PatientSample;
import java.util.List;

/**
 * A sample and the scores that came of it.
 *
 * @param flatSince since when its heart rate has stood still, epoch milliseconds; {@link
 *     dev.wardstream.alarm.AlarmInput.Measured#NOT_FLAT} where it has not
 */
record ScoredSample(PatientSample sample, long flatSince, List<PatientScore> scores) {}
