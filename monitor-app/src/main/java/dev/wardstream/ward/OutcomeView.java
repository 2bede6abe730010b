package dev.wardstream.ward;

import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.words.Wording;
import java.util.Map;

/**
 * What became of a command.
 *
 * @param outcome DONE, or why not
 * @param text in words, with what to do, in English
 * @param texts in the other languages, by their ISO 639 codes
 */
record OutcomeView(
        String command,
        String patient,
        String action,
        String issuedBy,
        long at,
        String outcome,
        String text,
        Map<String, String> texts) {

    static OutcomeView of(CommandOutcome outcome) {
        return new OutcomeView(
                outcome.command(),
                outcome.patient().value(),
                outcome.action(),
                outcome.issuedBy(),
                outcome.at(),
                outcome.result().name(),
                outcome.text(),
                Wording.translated(outcome.said()));
    }
}
