package dev.wardstream.command;

import dev.wardstream.alarm.CommandOutcome;
import java.time.Instant;

/** What became of a command, as a line of JSON. */
record OutcomeRow(
        String commandId,
        String patient,
        String command,
        String issuedBy,
        String at,
        boolean done,
        CommandOutcome.Result result,
        String text) {
    static OutcomeRow of(CommandOutcome outcome) {
        return new OutcomeRow(
                outcome.command(),
                outcome.patient().value(),
                outcome.action(),
                outcome.issuedBy(),
                Instant.ofEpochMilli(outcome.at()).toString(),
                outcome.isDone(),
                outcome.result(),
                outcome.text());
    }
}
