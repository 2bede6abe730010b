package dev.wardstream.pipeline;

import dev.wardstream.score.Model;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.RnnModel;
import dev.wardstream.score.Score;
import dev.wardstream.window.Window;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** How each model scores, and how what it is given lies beside what it was trained on. */
final class ModelMetrics {
    private static final double[] SCORES = DoubleStream.of(
                    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.995, 1)
            .toArray();

    private final MeterRegistry registry;
    private final Map<String, Meters> meters = new ConcurrentHashMap<>();
    private final Map<String, ScoreDrift> scoreDrifts = new ConcurrentHashMap<>();
    private final Map<String, InputDrift> inputDrifts = new ConcurrentHashMap<>();

    private record Meters(DistributionSummary scores, DistributionSummary coverage) {}

    ModelMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows a model from the beginning. */
    void expect(Model model) {
        of(model.ref().label(false));
        inputDrift(model.ref().label(false), model);
        if (model instanceof RnnModel) {
            scoreDrifts.computeIfAbsent(model.ref().label(false), this::newScoreDrift);
        }
    }

    /**
     * A window was given to a model.
     *
     * @param score null where too little was measured: that, too, is to be seen
     * @param shadow whether the model is only tried: it is measured under its own name
     */
    void scored(Model model, Window window, @Nullable Score score, boolean shadow) {
        String label = model.ref().label(shadow);
        inputDrift(label, model).add(window);
        if (score instanceof ModelScore anomaly) {
            record(label, anomaly.value(), anomaly.coverage());
            scoreDrifts.computeIfAbsent(label, this::newScoreDrift).add(anomaly.value());
        } else if (score instanceof RiskScore risk) {
            // Without drift: probabilities are not spread evenly, on whatever patients.
            record(label, risk.probability(), risk.coverage());
        }
    }

    private void record(String label, double value, double coverage) {
        if (!Double.isNaN(value)) {
            of(label).scores().record(value);
            of(label).coverage().record(coverage);
        }
    }

    private Meters of(String label) {
        return meters.computeIfAbsent(
                label,
                model -> new Meters(
                        summary("wardstream.model.score", "Scores, 0 to 1", model)
                                .serviceLevelObjectives(SCORES)
                                .register(registry),
                        summary("wardstream.model.coverage", "Share of each window that was measured, 0 to 1", model)
                                .register(registry)));
    }

    private ScoreDrift newScoreDrift(String label) {
        ScoreDrift drift = new ScoreDrift();
        Gauge.builder("wardstream.model.drift", drift, ScoreDrift::index)
                .description("Population stability index of the latest scores against normal windows'")
                .tag("model", label)
                .register(registry);
        return drift;
    }

    /** A new version was trained on other patients: it begins anew, under the same name. */
    private InputDrift inputDrift(String label, Model model) {
        InputDrift known = inputDrifts.get(label);
        if (known != null && known.isOf(model)) {
            return known;
        }
        return inputDrifts.compute(label, (name, before) -> {
            if (before != null && before.isOf(model)) {
                return before;
            }
            InputDrift drift = new InputDrift(model);
            drift.signals().forEach(signal -> register(name, signal));
            return drift;
        });
    }

    /** The gauges of a name look for what is known under it: they outlive a version. */
    private void register(String label, String signal) {
        Gauge.builder("wardstream.model.input.shift", this, all -> all.shift(label, signal))
                .description("How far the mean of the latest windows lies from training's, in its standard deviations")
                .tag("model", label)
                .tag("signal", signal)
                .register(registry);
        Gauge.builder("wardstream.model.input.missing", this, all -> all.missing(label, signal))
                .description("The share of the latest windows' steps in which the signal was not measured")
                .tag("model", label)
                .tag("signal", signal)
                .register(registry);
    }

    private double shift(String label, String signal) {
        InputDrift drift = inputDrifts.get(label);
        return drift == null ? Double.NaN : drift.shift(signal);
    }

    private double missing(String label, String signal) {
        InputDrift drift = inputDrifts.get(label);
        return drift == null ? Double.NaN : drift.missing(signal);
    }

    private static DistributionSummary.Builder summary(String name, String description, String model) {
        return DistributionSummary.builder(name).description(description).tag("model", model);
    }
}
