package dev.wardstream.train;

import dev.wardstream.recordings.ReadReport;
import dev.wardstream.score.ModelRef;
import java.util.List;
import java.util.Map;

/**
 * What training read, left out, did and reached; made to be written as JSON.
 *
 * @param sets what was read of each recording set, by its id
 * @param persons how many persons each part has
 * @param windows how many windows each part has
 * @param epochs in order
 * @param bestEpoch the one whose weights were kept
 * @param heldOut how the model does on persons it never saw
 */
public record TrainReport(
        ModelRef model,
        Map<String, SetReport> sets,
        Parts persons,
        Parts windows,
        List<Epoch> epochs,
        int bestEpoch,
        HeldOut heldOut) {

    /**
     * @param read rows and samples
     * @param implausible values that were taken out, by vital
     * @param windowsLeftOut windows that were not learned from, by reason
     * @param windowsUsed windows that were
     */
    public record SetReport(
            ReadReport read, Map<String, Long> implausible, Map<String, Long> windowsLeftOut, int windowsUsed) {}

    /** Numbers of the three parts. */
    public record Parts(int training, int validation, int heldOut) {}

    /**
     * @param number from 1
     * @param trainingLoss the optimiser's mean loss over the epoch
     * @param validationLoss mean squared error a measured value, in squared spreads of its channel
     */
    public record Epoch(int number, double trainingLoss, double validationLoss) {}

    /**
     * Mean squared errors a measured value, in squared spreads of its channel: the model's beside that of expecting everybody as
     * he normally is, and the window errors that scores are calibrated on.
     *
     * @param normal of expecting the own normal
     * @param errorQuantiles window errors of normal held-out windows, by share
     */
    public record HeldOut(double model, double normal, Map<String, Double> errorQuantiles) {}
}
