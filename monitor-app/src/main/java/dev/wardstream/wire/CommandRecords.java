package dev.wardstream.wire;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.schemas.avro.Acknowledge;
import dev.wardstream.schemas.avro.Admit;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.AssignDevice;
import dev.wardstream.schemas.avro.ClearLatched;
import dev.wardstream.schemas.avro.Decline;
import dev.wardstream.schemas.avro.Discharge;
import dev.wardstream.schemas.avro.HandOver;
import dev.wardstream.schemas.avro.Pause;
import dev.wardstream.schemas.avro.Resume;
import dev.wardstream.schemas.avro.SetLimits;
import dev.wardstream.schemas.avro.Silence;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;

/**
 * What a person asks of the alarms, as a record. The topic carries records, not domain values: one that asks nonsense is
 * answered with the reason, and not taken for bytes that nobody can read.
 */
public final class CommandRecords {
    private CommandRecords() {}

    /** @param issuedFrom where it came from, for the audit */
    public static AlertCommand toAvro(AlarmCommand command, String issuedFrom) {
        return new AlertCommand(
                command.id(),
                command.patient().value(),
                command.issuedAt(),
                command.issuedBy(),
                Missing.toAvro(issuedFrom),
                toAvro(command));
    }

    /** @throws IllegalArgumentException where it asks for what no command can */
    public static AlarmCommand toDomain(AlertCommand record) {
        return new AlarmCommand(
                record.getCommandId(),
                new PatientId(record.getPatientId()),
                record.getIssuedAt(),
                record.getIssuedBy(),
                toDomain(record, record.getCommand()));
    }

    /** What a record asks, by the name of its type, such as {@code Acknowledge}. */
    public static String nameOf(AlertCommand record) {
        return record.getCommand().getClass().getSimpleName();
    }

    private static Object toAvro(AlarmCommand command) {
        Action action = command.action();
        if (action instanceof Action.Acknowledge asked) {
            return new Acknowledge(asked.alarm(), Missing.toAvro(asked.comment()));
        } else if (action instanceof Action.Decline asked) {
            return new Decline(asked.alarm(), asked.reason());
        } else if (action instanceof Action.HandOver asked) {
            return new HandOver(asked.alarm(), asked.to(), Missing.toAvro(asked.comment()));
        } else if (action instanceof Action.Silence asked) {
            return new Silence(asked.alarm(), asked.until(), asked.reason());
        } else if (action instanceof Action.ClearLatched asked) {
            return new ClearLatched(asked.alarm());
        }
        return ofThePatient(action);
    }

    private static Object ofThePatient(Action action) {
        if (action instanceof Action.SetLimits asked) {
            return LimitRecords.toAvro(asked.limits());
        } else if (action instanceof Action.Pause asked) {
            return new Pause(asked.until(), asked.reason());
        } else if (action instanceof Action.Resume) {
            return new Resume();
        } else if (action instanceof Action.Admit asked) {
            return new Admit(asked.location().ward(), asked.location().bed(), asked.shared());
        } else if (action instanceof Action.Discharge asked) {
            return new Discharge(Missing.toAvro(asked.reason()));
        } else if (action instanceof Action.AssignDevice asked) {
            return new AssignDevice(asked.device().value(), SampleRecords.DEVICE_KINDS.toAvro(asked.kind()));
        }
        throw new IllegalStateException("no record is known for " + action);
    }

    private static Action toDomain(AlertCommand record, Object command) {
        if (command instanceof Acknowledge asked) {
            return new Action.Acknowledge(asked.getAlertId(), Missing.toDomain(asked.getComment()));
        } else if (command instanceof Decline asked) {
            return new Action.Decline(asked.getAlertId(), asked.getReason());
        } else if (command instanceof HandOver asked) {
            return new Action.HandOver(asked.getAlertId(), asked.getTo(), Missing.toDomain(asked.getComment()));
        } else if (command instanceof Silence asked) {
            return new Action.Silence(asked.getAlertId(), asked.getUntil(), asked.getReason());
        } else if (command instanceof ClearLatched asked) {
            return new Action.ClearLatched(asked.getAlertId());
        } else if (command instanceof SetLimits asked) {
            return new Action.SetLimits(LimitRecords.toDomain(record, asked));
        }
        return ofThePatient(command);
    }

    private static Action ofThePatient(Object command) {
        if (command instanceof Pause asked) {
            return new Action.Pause(asked.getUntil(), asked.getReason());
        } else if (command instanceof Resume) {
            return new Action.Resume();
        } else if (command instanceof Admit asked) {
            return new Action.Admit(new Location(asked.getWard(), asked.getBed()), asked.getShared());
        } else if (command instanceof Discharge asked) {
            return new Action.Discharge(Missing.toDomain(asked.getReason()));
        } else if (command instanceof AssignDevice asked) {
            return new Action.AssignDevice(
                    new DeviceId(asked.getDeviceId()), SampleRecords.DEVICE_KINDS.toDomain(asked.getDeviceKind()));
        }
        throw new IllegalArgumentException("the command " + command.getClass().getSimpleName()
                + " is not known here: its writer is newer, so update this reader");
    }
}
