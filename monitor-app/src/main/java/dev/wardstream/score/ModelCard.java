package dev.wardstream.score;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.WindowSpec;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything a model must bring beside its weights: what it reads, how it is scored and where it comes from. It is stored in
 * the model file, so that a model works without any setting.
 *
 * @param task what the network does; {@link #EXPECTATION} is the only one so far
 * @param channels the vitals it reads, in the order of the window's rows
 * @param missingValues how a gap reaches the network, in words
 * @param scoring how differences from what was expected become a window's error
 * @param calibration how a window's error becomes a score
 * @param origin what it was trained on, and how
 */
public record ModelCard(
        String id,
        String version,
        String title,
        String task,
        WindowSpec window,
        List<Channel> channels,
        String missingValues,
        Scoring scoring,
        Calibration calibration,
        Origin origin) {
    /** Says what to expect of a patient, given context and past; what it did not expect is the anomaly. */
    public static final String EXPECTATION = "expectation";

    /** The only treatment of gaps that {@link StepEncoder} knows. */
    public static final String LAST_DEVIATION_AND_INDICATOR =
            "last deviation from the own normal in the window, else none; one indicator a channel";

    public ModelCard {
        channels = List.copyOf(channels);
        require(EXPECTATION.equals(task), "task '" + task + "' is unknown, expected '" + EXPECTATION + "'");
        require(
                LAST_DEVIATION_AND_INDICATOR.equals(missingValues),
                "treatment of missing values '" + missingValues + "' is unknown");
        new ModelRef(id, version).requireFitToPublish();
        require(!channels.isEmpty(), "a model needs at least one channel");
        Set<VitalSign> seen = EnumSet.noneOf(VitalSign.class);
        channels.forEach(channel ->
                require(seen.add(channel.vital()), "channel " + channel.vital().field() + " is there twice"));
        require(window.steps() >= 2, "a window of one step has nothing to compare with");
        require(channels.stream().anyMatch(Channel::judged), "a model needs a channel that it judges");
        require(
                scoring.judgedSteps() <= window.steps(),
                "judgedSteps must not be above the window's " + window.steps() + ", is " + scoring.judgedSteps());
    }

    public ModelRef ref() {
        return new ModelRef(id, version);
    }

    public List<VitalSign> vitals() {
        return channels.stream().map(Channel::vital).toList();
    }

    /**
     * One vital that the model reads.
     *
     * @param direction which way of differing counts
     * @param knee of the scale {@code log(1 + value / knee)} on which the vital is read, in its unit; 0 where it is read as it is
     * @param mean of the training values, in the vital's unit
     * @param sd their standard deviation, in the vital's unit
     * @param spread the standard deviation of the training values on the scale they are read on
     * @param residual root mean square of how far held-out windows were off, in spreads
     */
    public record Channel(
            VitalSign vital, Direction direction, double knee, double mean, double sd, double spread, double residual) {
        public Channel {
            require(knee >= 0 && Double.isFinite(knee), vital.field() + ": the knee must be 0 or above, is " + knee);
            require(Double.isFinite(mean), vital.field() + ": the mean must be a number, is " + mean);
            require(sd > 0 && Double.isFinite(sd), vital.field() + ": the sd must be above 0, is " + sd);
            require(
                    spread > 0 && Double.isFinite(spread),
                    vital.field() + ": the spread must be above 0, is " + spread);
            require(
                    residual > 0 && Double.isFinite(residual),
                    vital.field() + ": the residual must be above 0, is " + residual);
        }

        public boolean judged() {
            return direction != Direction.CONTEXT;
        }

        /** A value, in the vital's unit, on the scale that it is read on. */
        public double scaled(double value) {
            return scaled(knee, value);
        }

        /** A value on a scale with such a knee. */
        public static double scaled(double knee, double value) {
            // Not log1p, which the JIT does not know: what it tells more is beyond any sensor.
            return knee == 0 ? value : Math.log(1 + Math.max(0, value) / knee);
        }

        double unscaled(double scaled) {
            return knee == 0 ? scaled : knee * Math.expm1(scaled);
        }
    }

    /**
     * How differences from what was expected become a window's error. Each judged channel's difference is averaged over the last
     * steps, divided by the channel's residual and counted by its {@link Direction}; the window's error is the mean over the
     * channels that were measured.
     *
     * @param judgedSteps how many steps at the window's end are judged
     * @param horizonSteps what the network reads of a judged channel is at least so many steps old; as many as the window has,
     *     and it reads nothing of it but context
     * @param normalHalfLifeSteps after so many measured steps a value's weight in the own normal has halved
     * @param settlingSteps so many measured steps make a normal that can be held against
     * @param leastCoverage a window with a smaller share of measured cells, 0 to 1, is not scored
     */
    public record Scoring(
            int judgedSteps, int horizonSteps, double normalHalfLifeSteps, int settlingSteps, double leastCoverage) {
        public Scoring {
            require(judgedSteps >= 1, "judgedSteps must be at least 1, is " + judgedSteps);
            require(horizonSteps >= 1, "horizonSteps must be at least 1, is " + horizonSteps);
            require(normalHalfLifeSteps > 0, "normalHalfLifeSteps must be above 0, is " + normalHalfLifeSteps);
            require(settlingSteps >= 1, "settlingSteps must be at least 1, is " + settlingSteps);
            require(
                    leastCoverage >= 0 && leastCoverage <= 1,
                    "leastCoverage must lie between 0 and 1, is " + leastCoverage);
        }
    }

    /**
     * Where a model comes from.
     *
     * @param split how patients were divided
     * @param persons a {@link PersonMark} of each who was learned from, in any part
     * @param metrics what was measured on the persons held out, by what it is
     * @param seed of everything random in training
     * @param software what trained it, with version
     */
    public record Origin(
            List<Source> sources,
            String normal,
            Split split,
            List<String> persons,
            Map<String, Double> metrics,
            long seed,
            String software) {
        public Origin {
            sources = List.copyOf(sources);
            persons = List.copyOf(persons);
            require(metrics.values().stream().noneMatch(Objects::isNull), "a metric must be a number");
            metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        }
    }

    /**
     * A data set it was trained on.
     *
     * @param sha256 over the files that were read, in the order of their names
     */
    public record Source(String name, String title, String licence, String citation, String sha256) {}

    /** How many patients each part had; no patient is in two parts. */
    public record Split(int training, int validation, int heldOut) {}

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
