package dev.wardstream.evaluate;

import dev.wardstream.burden.Heard;
import dev.wardstream.burden.Tally;
import dev.wardstream.train.Folds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores as alarms: a patient is called for at the first moment at or above a threshold, and for a day not again. What lasts is
 * called for once a day, so that it is looked at again.
 */
final class ScoreAlarms {
    static final String RULE = "the first hour at or above the threshold calls, and then none for 24 h";

    /** A tenth below what is allowed, so that chance does not carry the patients who are judged over it. */
    static final double BUDGET = 0.9 * OperatingPoint.MOST_ALARMS;

    static final String THRESHOLD_ORIGIN =
            "for the persons of each fold, the lowest at which the persons of the other folds have at" + " most "
                    + BUDGET + " calls a patient-day; nobody's outcome is looked at";

    private static final long REST = Duration.ofDays(1).toMillis();
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final int THRESHOLDS = 120;

    /** The moments of one recording, by their places among all moments. */
    private record Stay(String person, @Nullable Long diedAt, List<Integer> places) {}

    private final List<Moment> moments;
    private final List<Stay> stays;

    /** @param deaths when each recording's patient died, by the recording's id */
    ScoreAlarms(List<Moment> moments, Map<String, Long> deaths) {
        this.moments = moments;
        Map<String, Stay> byRecording = new LinkedHashMap<>();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            byRecording
                    .computeIfAbsent(
                            moment.recording(), id -> new Stay(moment.person(), deaths.get(id), new ArrayList<>()))
                    .places()
                    .add(i);
        }
        this.stays = List.copyOf(byRecording.values());
    }

    /** Everybody at the thresholds that the other folds set. */
    Tally outOfFold(double[] scores, Folds folds) {
        double[] thresholds = thresholds(scores, folds);
        return tally(scores, person -> thresholds[folds.of(person)], person -> true);
    }

    /** The threshold of each fold, fixed on the others. */
    double[] thresholds(double[] scores, Folds folds) {
        double[] thresholds = new double[folds.count()];
        for (int fold = 0; fold < thresholds.length; fold++) {
            int judged = fold;
            thresholds[fold] = withinBudget(scores, person -> folds.of(person) != judged);
        }
        return thresholds;
    }

    /** What each threshold would give: {@code {alarms a patient-day, sensitivity to deaths}}, from the highest threshold down. */
    List<double[]> curve(double[] scores) {
        List<double[]> points = new ArrayList<>();
        for (double threshold : falling(scores)) {
            Tally tally = tally(scores, person -> threshold, person -> true);
            @Nullable Double sensitivity = tally.share(tally.deathsAlarmed());
            if (sensitivity != null) {
                points.add(new double[] {tally.alarmsPerDay(), sensitivity});
            }
        }
        return points;
    }

    private double withinBudget(double[] scores, Predicate<String> theirs) {
        double lowest = Double.POSITIVE_INFINITY;
        double[] theirScores = IntStream.range(0, scores.length)
                .filter(i -> theirs.test(moments.get(i).person()))
                .mapToDouble(i -> scores[i])
                .toArray();
        for (double threshold : falling(theirScores)) {
            if (tally(scores, person -> threshold, theirs).alarmsPerDay() > BUDGET) {
                return lowest;
            }
            lowest = threshold;
        }
        return lowest;
    }

    private Tally tally(double[] scores, ToDoubleFunction<String> threshold, Predicate<String> counted) {
        Tally tally = new Tally();
        for (Stay stay : stays) {
            if (counted.test(stay.person())) {
                tally.add(
                        stay.person(),
                        (last(stay) - first(stay)) / DAY,
                        heard(stay, scores, threshold.applyAsDouble(stay.person())),
                        stay.diedAt(),
                        stay.places().stream().anyMatch(i -> moments.get(i).outcome()));
            }
        }
        return tally;
    }

    private Heard heard(Stay stay, double[] scores, double threshold) {
        List<Long> calls = new ArrayList<>();
        List<long[]> on = new ArrayList<>();
        long quietUntil = Long.MIN_VALUE;
        for (int place : stay.places()) {
            long at = moments.get(place).at();
            if (scores[place] >= threshold) {
                on.add(new long[] {at, at});
                if (at >= quietUntil) {
                    calls.add(at);
                    quietUntil = at + REST;
                }
            }
        }
        return new Heard(calls, calls.size(), on);
    }

    private long first(Stay stay) {
        return moments.get(stay.places().get(0)).at();
    }

    private long last(Stay stay) {
        return moments.get(stay.places().get(stay.places().size() - 1)).at();
    }

    /** Thresholds worth trying: the scores themselves, or as many of them as tell more. */
    private static double[] falling(double[] scores) {
        double[] distinct = Arrays.stream(scores).distinct().sorted().toArray();
        int count = Math.min(THRESHOLDS, distinct.length);
        double[] sorted = Arrays.stream(scores).sorted().toArray();
        double[] from = distinct.length <= THRESHOLDS ? distinct : sorted;
        double[] falling = new double[count];
        for (int i = 0; i < count; i++) {
            // Denser at the top, where alarms are few.
            double share = (double) i / Math.max(1, count - 1);
            double place = distinct.length <= THRESHOLDS ? share : share * share;
            falling[i] = from[(int) Math.round((1 - place) * (from.length - 1))];
        }
        return falling;
    }
}
