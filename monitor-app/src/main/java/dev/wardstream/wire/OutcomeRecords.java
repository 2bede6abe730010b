package dev.wardstream.wire;

import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.schemas.avro.Outcome;
import dev.wardstream.vitals.PatientId;

/** What became of a command, as a record. */
final class OutcomeRecords {
    private static final SameNames<CommandOutcome.Result, Outcome> RESULTS =
            new SameNames<>(CommandOutcome.Result.class, Outcome.class);

    private OutcomeRecords() {}

    static dev.wardstream.schemas.avro.CommandOutcome toAvro(CommandOutcome outcome) {
        return new dev.wardstream.schemas.avro.CommandOutcome(
                outcome.command(),
                outcome.patient().value(),
                outcome.action(),
                outcome.issuedBy(),
                outcome.at(),
                RESULTS.toAvro(outcome.result()),
                outcome.text(),
                SaidRecords.toAvro(outcome.said()));
    }

    static CommandOutcome toDomain(dev.wardstream.schemas.avro.CommandOutcome record) {
        return new CommandOutcome(
                record.getCommandId(),
                new PatientId(record.getPatientId()),
                record.getCommand(),
                record.getIssuedBy(),
                record.getAt(),
                RESULTS.toDomain(record.getOutcome()),
                SaidRecords.toDomain(record.getSaid(), record.getText()));
    }
}
