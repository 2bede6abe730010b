package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.patient.Trust;
import dev.wardstream.patient.Turn;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.PatientSample;
import java.util.ArrayList;
import java.util.List;

/** What the stream made of one patient's samples, put together again from the topics it wrote it to. */
public final class Turns {
    private final List<PatientScore> scores;
    private int next;

    private Turns(List<PatientScore> scores) {
        this.scores = scores;
    }

    /**
     * Each sample with the scores that came of it. Scores of models that are only tried are left out: no alarm hears them.
     *
     * @param samples in the order of their topic, as the scores in theirs
     */
    public static List<Turn> of(List<PatientSample> samples, List<PatientScore> scores, AlarmPolicy policy) {
        Turns turns = new Turns(scores.stream().filter(score -> !score.shadow()).toList());
        Trust trust = new Trust(policy);
        List<Turn> all = new ArrayList<>(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            PatientSample sample = samples.get(i);
            boolean more = i + 1 < samples.size() && isOfOneDelivery(sample, samples.get(i + 1));
            all.add(new Turn(sample, trust.of(sample).flatSince(), turns.of(sample, more)));
        }
        return all;
    }

    /** @param more whether the next sample was received with this one, so that a score of later may be the next one's */
    private List<PatientScore> of(PatientSample sample, boolean more) {
        while (next < scores.size() && scores.get(next).receivedAt() < sample.receivedAt()) {
            next++;
        }
        List<PatientScore> its = new ArrayList<>(2);
        while (next < scores.size() && isOf(scores.get(next), sample, more)) {
            its.add(scores.get(next));
            next++;
        }
        return its;
    }

    private static boolean isOf(PatientScore score, PatientSample sample, boolean more) {
        return score.receivedAt() == sample.receivedAt()
                && score.device().equals(sample.device())
                && (!more || score.score().at() <= sample.measuredAt());
    }

    private static boolean isOfOneDelivery(PatientSample one, PatientSample other) {
        return one.receivedAt() == other.receivedAt() && one.device().equals(other.device());
    }
}
