package dev.wardstream.pipeline;

import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.PatientSample;
import java.util.List;

/** A sample and the scores that came of it. */
record ScoredSample(PatientSample sample, List<PatientScore> scores) {}
