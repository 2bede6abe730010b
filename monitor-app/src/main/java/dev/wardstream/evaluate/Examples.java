package dev.wardstream.evaluate;

import dev.wardstream.burden.Course;
import dev.wardstream.burden.Courses;
import dev.wardstream.score.PersonMark;
import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.RiskScorer;
import dev.wardstream.train.Folds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Patients to look at: of those who died with a call in the 24 h before, who died without one, who lived with calls and who
 * lived without, the first by name each, so that nobody has picked them. Each is judged by networks that have not seen him.
 */
final class Examples {
    private static final int LEAST_MOMENTS = 12;
    private static final double HOUR = Duration.ofHours(1).toMillis();
    /** A picture of more is a smear. */
    private static final int MOST_MOMENTS = 168;

    private final RiskModel model;
    private final View view;
    private final Map<String, Long> deaths = new HashMap<>();
    private final Map<String, Example> chosen = new LinkedHashMap<>();

    private Examples(RiskModel model, Courses courses) {
        this.model = model;
        this.view = RiskJudge.viewOf(model);
        for (Course course : courses.list()) {
            if (course.diedAt() != null) {
                deaths.put(course.patient().value(), course.diedAt());
            }
        }
    }

    static List<Example> of(RiskModel model, Moments moments, double[] scores, Folds folds, Courses courses) {
        Examples examples = new Examples(model, courses);
        double[] thresholds = new ScoreAlarms(moments.list(), examples.deaths).thresholds(scores, folds);
        Map<String, List<Moment>> stays = new TreeMap<>();
        moments.list()
                .forEach(moment -> stays.computeIfAbsent(moment.recording(), id -> new ArrayList<>())
                        .add(moment));
        stays.values().stream()
                .filter(stay -> stay.size() >= LEAST_MOMENTS)
                .forEach(stay -> examples.consider(
                        stay.subList(Math.max(0, stay.size() - MOST_MOMENTS), stay.size()),
                        thresholds[folds.of(stay.get(0).person())]));
        return List.copyOf(examples.chosen.values());
    }

    private void consider(List<Moment> stay, double threshold) {
        RiskScorer scorer =
                model.scorer(model.unseenBy(PersonMark.of(stay.get(0).person())));
        boolean died = stay.stream().anyMatch(Moment::outcome);
        double[] scores = stay.stream()
                .mapToDouble(moment -> scorer.probability(moment.window(view)))
                .toArray();
        boolean called = false;
        for (int i = 0; i < scores.length; i++) {
            called |= scores[i] >= threshold && (!died || stay.get(i).outcome());
        }
        String why = died
                ? (called
                        ? "died, past the threshold in the 24 h before"
                        : "died, never past the threshold in the 24 h before")
                : (called
                        ? "lived on for now, past the threshold all the same"
                        : "lived on for now, never past the threshold");
        if (!chosen.containsKey(why)) {
            chosen.put(why, example(stay, scorer, scores, why, threshold));
        }
    }

    private Example example(List<Moment> stay, RiskScorer scorer, double[] scores, String why, double threshold) {
        long first = stay.get(0).at();
        List<List<RiskScore.Contribution>> contributions = new ArrayList<>();
        for (Moment moment : stay) {
            @Nullable RiskScore score = scorer.score(moment.window(view));
            contributions.add(score == null ? List.of() : score.contributions());
        }
        @Nullable Long diedAt =
                stay.stream().anyMatch(Moment::outcome) ? deaths.get(stay.get(0).recording()) : null;
        return new Example(
                model.ref().toString(),
                stay.get(0).recording(),
                why,
                diedAt == null ? Double.NaN : (diedAt - first) / HOUR,
                stay.stream()
                        .mapToDouble(moment -> (moment.at() - first) / HOUR)
                        .toArray(),
                scores,
                contributions,
                threshold);
    }
}
