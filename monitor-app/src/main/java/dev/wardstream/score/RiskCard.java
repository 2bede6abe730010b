package dev.wardstream.score;

import dev.wardstream.vitals.Signal;
import dev.wardstream.window.WindowSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything a risk model must bring beside its weights: what it reads, how its log-odds become a probability, where it would
 * alarm, and where it comes from.
 *
 * @param outcome what it gives the probability of
 * @param channels what it reads, in the order of the window's rows
 * @param missingValues how a gap reaches the network, in words
 * @param leastCoverage a window with a smaller share of measured cells, 0 to 1, is not scored
 * @param threshold the probability from which a patient counts as at risk, fixed on training patients
 * @param thresholdOrigin how it was chosen, in words
 * @param limits what it must not be used for, in words
 */
public record RiskCard(
        String id,
        String version,
        String title,
        String outcome,
        WindowSpec window,
        List<Channel> channels,
        String missingValues,
        double leastCoverage,
        Logistic calibration,
        double threshold,
        String thresholdOrigin,
        String limits,
        Origin origin) {
    /** The only treatment of gaps that {@link RiskEncoder} knows. */
    public static final String LAST_OBSERVED_ELSE_USUAL =
            "last observation in the window, else the training mean; what is usual in the window's summary";

    private static final float FARTHEST = 5;

    public RiskCard {
        channels = List.copyOf(channels);
        new ModelRef(id, version).requireFitToPublish();
        require(
                LAST_OBSERVED_ELSE_USUAL.equals(missingValues),
                "treatment of missing values '" + missingValues + "' is unknown");
        require(!channels.isEmpty(), "a model needs at least one channel");
        Set<Signal> seen = new HashSet<>();
        channels.forEach(channel -> require(
                seen.add(channel.signal()), "channel " + channel.signal().field() + " is there twice"));
        require(threshold > 0 && threshold < 1, "the threshold must lie between 0 and 1, is " + threshold);
        require(
                leastCoverage >= 0 && leastCoverage <= 1,
                "leastCoverage must lie between 0 and 1, is " + leastCoverage);
    }

    public ModelRef ref() {
        return new ModelRef(id, version);
    }

    public List<Signal> signals() {
        return channels.stream().map(Channel::signal).toList();
    }

    /**
     * One signal that the model reads.
     *
     * @param mean of the training values, in its unit
     * @param sd their standard deviation, in its unit
     */
    public record Channel(Signal signal, double mean, double sd) {
        public Channel {
            require(Double.isFinite(mean), signal.field() + ": the mean must be a number, is " + mean);
            require(sd > 0 && Double.isFinite(sd), signal.field() + ": the sd must be above 0, is " + sd);
        }

        /** A value in standard deviations from the mean, at most 5 away from it. */
        public float standardised(float value) {
            float standardised = (float) ((value - mean) / sd);
            return Math.min(Math.max(standardised, -FARTHEST), FARTHEST);
        }
    }

    /**
     * Where a model comes from.
     *
     * @param heldOut for each network, a {@link PersonMark} of everybody whom it, of those the others learned from, did not learn
     *     from, sorted: so that nobody is judged by a network that has seen him
     * @param positives how many of them had the outcome
     * @param seed of everything random in training
     * @param software what trained it, with version
     */
    public record Origin(
            List<ModelCard.Source> sources, List<List<String>> heldOut, int positives, long seed, String software) {
        public Origin {
            sources = List.copyOf(sources);
            heldOut = heldOut.stream().map(List::copyOf).toList();
        }

        /** The mark of everybody that any of the networks learned from, or was held out from. */
        public Set<String> persons() {
            Set<String> persons = new HashSet<>();
            heldOut.forEach(persons::addAll);
            return persons;
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
