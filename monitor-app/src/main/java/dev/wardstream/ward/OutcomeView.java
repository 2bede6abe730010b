package dev.wardstream.ward;

import dev.wardstream.alarm.CommandOutcome;

/**
 * What became of a command.
 *
 * @param outcome DONE, or why not
 * @param text in words, with what to do
 */
record OutcomeView(
        String command, String patient, String action, String issuedBy, long at, String outcome, String text) {

    static OutcomeView of(CommandOutcome outcome) {
        return new OutcomeView(
                outcome.command(),
                outcome.patient().value(),
                outcome.action(),
                outcome.issuedBy(),
                outcome.at(),
                outcome.result().name(),
                outcome.text());
    }
}
