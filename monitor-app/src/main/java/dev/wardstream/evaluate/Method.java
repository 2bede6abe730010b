package dev.wardstream.evaluate;

import java.util.List;

/** How the figures came about, in words. */
final class Method {
    private Method() {}

    static List<String> of(EvaluateSettings settings) {
        return List.of(
                "Intervals: 95 %, percentiles over " + settings.draws()
                        + " draws of persons with replacement; every scorer over the same draws (seed "
                        + settings.seed()
                        + "). Where few had the outcome they are a little too narrow: with 20 of 60 persons, 91 in 100 hold the"
                        + " truth.",
                "Folds: up to " + settings.folds()
                        + ", persons dealt at random with equal shares of those with the outcome; every learner in the same"
                        + " folds.",
                "Networks: log-odds averaged over a model's networks. Each was trained without a fold of the persons, for a number"
                        + " of epochs fixed beforehand; who is among a model's persons is judged by the networks that were trained"
                        + " without him. Means, quantiles and calibration are common to all.",
                "Nothing measured after a moment reaches a scorer at that moment: recordings are followed in the order of their"
                        + " time.",
                "Alarms: the monitor's own intake, windows, models, NEWS2 and alarm engine, on each recording's own time, up to"
                        + " death. Technical alarms are left out, and nobody answers: what stays unanswered is escalated, which"
                        + " counts as no new alarm.",
                "A death counts where something was charted in the 24 h before. Sensitivity by onset asks for an alarm that calls in"
                        + " these hours; by condition, for one that is on in them, whenever it was raised.",
                "Operating points: " + ScoreAlarms.RULE + "; threshold " + ScoreAlarms.THRESHOLD_ORIGIN + ".",
                "The bulk of a patient-day is what is charted; days without a record in between count.");
    }
}
