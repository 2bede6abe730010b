package dev.wardstream.evaluate;

import dev.wardstream.burden.Course;
import dev.wardstream.burden.Courses;
import dev.wardstream.patient.Turn;
import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RnnModel;
import dev.wardstream.vitals.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model is given here against what it learned from: far from it, nothing that it says can be trusted.
 *
 * @param signal by its field name, in its unit
 * @param measured the share of samples that hold it
 * @param shift how far the mean lies from training's, in training's standard deviations
 */
public record Drift(
        String model,
        String dataset,
        String signal,
        double trainingMean,
        double trainingSd,
        double measured,
        double mean,
        double sd,
        double shift) {
    /** From here on a model should be looked at before it is believed. */
    static final double FAR = 0.5;

    /** Of the served models that suit these devices, and of risk models where vital signs are charted. */
    static List<Drift> of(Courses courses, List<RnnModel> served, List<RiskModel> judged) {
        List<Drift> drifts = new ArrayList<>();
        if (courses.list().isEmpty()) {
            return drifts;
        }
        Turn first = courses.list().get(0).turns().get(0);
        for (RnnModel model : served) {
            boolean suits = model.suits(first.sample().kind());
            List<Drift> its = model.card().channels().stream()
                    .map(channel -> of(courses, model.ref().toString(), channel.vital(), channel.mean(), channel.sd()))
                    .toList();
            drifts.addAll(suits ? its : List.of());
        }
        for (RiskModel model : judged) {
            model.card().channels().stream()
                    .map(channel -> of(courses, model.ref().toString(), channel.signal(), channel.mean(), channel.sd()))
                    .forEach(drifts::add);
        }
        return drifts.stream().filter(drift -> drift.measured() > 0).toList();
    }

    private static Drift of(Courses courses, String model, Signal signal, double trainingMean, double trainingSd) {
        double count = 0;
        double samples = 0;
        double mean = 0;
        double squares = 0;
        for (Course course : courses.list()) {
            for (Turn turn : course.turns()) {
                samples++;
                double value = signal.in(turn.sample().sample());
                if (!Double.isNaN(value)) {
                    count++;
                    double off = value - mean;
                    mean += off / count;
                    squares += off * (value - mean);
                }
            }
        }
        double sd = count > 1 ? Math.sqrt(squares / (count - 1)) : Double.NaN;
        return new Drift(
                model,
                courses.set().id(),
                signal.field(),
                trainingMean,
                trainingSd,
                count / samples,
                count == 0 ? Double.NaN : mean,
                sd,
                (mean - trainingMean) / trainingSd);
    }
}
