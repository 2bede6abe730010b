package dev.wardstream.score;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.WindowSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything a model must bring beside its weights: what it reads, how it is scored and where it comes from. It is stored in
 * the model file, so that a model works without any setting.
 *
 * @param task what the network does; {@link #NEXT_STEP} is the only one so far
 * @param channels the vitals it reads, in the order of the window's rows
 * @param missingValues how a gap reaches the network, in words
 * @param scoring how prediction errors become a window's error
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
    /** Predicts each channel's next step; what it did not expect is the anomaly. */
    public static final String NEXT_STEP = "next-step";

    /** The only treatment of gaps that {@link StepEncoder} knows. */
    public static final String LAST_OBSERVED_AND_INDICATOR =
            "last observation in the window, else the training mean; one indicator a channel";

    public ModelCard {
        channels = List.copyOf(channels);
        require(NEXT_STEP.equals(task), "task '" + task + "' is unknown, expected '" + NEXT_STEP + "'");
        require(
                LAST_OBSERVED_AND_INDICATOR.equals(missingValues),
                "treatment of missing values '" + missingValues + "' is unknown");
        require(!id.isBlank() && !version.isBlank(), "a model needs an id and a version");
        require(!channels.isEmpty(), "a model needs at least one channel");
        Set<VitalSign> seen = EnumSet.noneOf(VitalSign.class);
        channels.forEach(channel ->
                require(seen.add(channel.vital()), "channel " + channel.vital().field() + " is there twice"));
        require(window.steps() >= 2, "a window of one step has no next step to predict");
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
     * @param mean of the training values, in the vital's unit
     * @param sd their standard deviation, in the vital's unit
     * @param residual root mean square of the held-out prediction errors, in standard deviations
     */
    public record Channel(VitalSign vital, double mean, double sd, double residual) {
        public Channel {
            require(Double.isFinite(mean), vital.field() + ": the mean must be a number, is " + mean);
            require(sd > 0 && Double.isFinite(sd), vital.field() + ": the sd must be above 0, is " + sd);
            require(
                    residual > 0 && Double.isFinite(residual),
                    vital.field() + ": the residual must be above 0, is " + residual);
        }
    }

    /**
     * How prediction errors become a window's error: the weighted mean, over the measured steps, of each error divided by its
     * channel's residual, squared up to {@code squaredUpTo} and linear beyond (Huber), so that one artefact cannot fill the
     * score.
     *
     * @param squaredUpTo in residuals
     * @param halfLifeSteps the weight of a step halves with every so many steps before the window's end
     * @param leastCoverage a window with a smaller share of measured cells, 0 to 1, is not scored
     */
    public record Scoring(double squaredUpTo, double halfLifeSteps, double leastCoverage) {
        public Scoring {
            require(squaredUpTo > 0, "squaredUpTo must be above 0, is " + squaredUpTo);
            require(halfLifeSteps > 0, "halfLifeSteps must be above 0, is " + halfLifeSteps);
            require(
                    leastCoverage >= 0 && leastCoverage <= 1,
                    "leastCoverage must lie between 0 and 1, is " + leastCoverage);
        }
    }

    /**
     * Where a model comes from.
     *
     * @param split how patients were divided
     * @param seed of everything random in training
     * @param software what trained it, with version
     */
    public record Origin(List<Source> sources, String normal, Split split, long seed, String software) {
        public Origin {
            sources = List.copyOf(sources);
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
