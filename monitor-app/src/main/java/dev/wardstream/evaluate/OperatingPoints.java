package dev.wardstream.evaluate;

import dev.wardstream.burden.Courses;
import dev.wardstream.burden.Tally;
import dev.wardstream.page.Curve;
import dev.wardstream.train.Folds;
import dev.wardstream.train.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every scorer of a task as an alarm.
 *
 * @param list in the order of the scorers
 * @param curves of the same, over all thresholds: alarms a patient-day (x) against sensitivity (y)
 */
record OperatingPoints(List<OperatingPoint> list, List<Curve> curves) {
    OperatingPoints {
        list = List.copyOf(list);
        curves = List.copyOf(curves);
    }

    /** Of a task that is not about deaths. */
    static final OperatingPoints NONE = new OperatingPoints(List.of(), List.of());

    static OperatingPoints of(
            Moments moments,
            List<Judgement> judgements,
            Folds folds,
            Courses courses,
            EvaluateSettings settings,
            Progress progress) {
        Map<String, Long> deaths = new HashMap<>();
        courses.list().forEach(course -> {
            if (course.diedAt() != null) {
                deaths.put(course.patient().value(), course.diedAt());
            }
        });
        ScoreAlarms alarms = new ScoreAlarms(moments.list(), deaths);
        List<OperatingPoint> points = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        for (Judgement judgement : judgements) {
            progress.at("operating points", points.size(), judgements.size());
            points.add(point(judgement, moments.set().id(), alarms.outOfFold(judgement.scores(), folds), settings));
            Curve.Look look = judgement.isModel() ? Curve.Look.STRONG : Curve.Look.LINE;
            curves.add(new Curve(judgement.name(), alarms.curve(judgement.scores()), look));
        }
        return new OperatingPoints(points, curves);
    }

    private static OperatingPoint point(Judgement judgement, String dataset, Tally tally, EvaluateSettings settings) {
        return new OperatingPoint(
                judgement.name(),
                judgement.kind(),
                dataset,
                ScoreAlarms.RULE,
                ScoreAlarms.THRESHOLD_ORIGIN,
                tally.days(),
                tally.alarms(),
                tally.alarmsPerDay(),
                tally.alarmsInterval(settings.draws(), settings.seed()),
                tally.deaths(),
                tally.deathsAlarmed(),
                tally.deathsConditionTrue(),
                tally.share(tally.deathsAlarmed()),
                tally.sensitivityInterval(settings.draws(), settings.seed()),
                tally.share(tally.deathsConditionTrue()),
                tally.medianLeadHours());
    }
}
