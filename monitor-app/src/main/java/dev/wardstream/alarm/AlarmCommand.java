package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PersonName;
import dev.wardstream.vitals.PlainText;

/**
 * What a person asks of a patient's alarms.
 *
 * @param id unique, chosen by its sender: the same command sent twice counts once
 * @param issuedAt when, on the ward's clock, epoch milliseconds
 * @param issuedBy the pseudonym or role of who asks
 */
public record AlarmCommand(String id, PatientId patient, long issuedAt, String issuedBy, Action action) {
    private static final int LONGEST_ID = 200;
    /** An alarm's id holds those of the patient and at most two devices, of 64 characters each, a kind, a vital and an instant. */
    private static final int LONGEST_ALARM = 300;

    static final int LONGEST_NAME = PersonName.LONGEST;
    static final int LONGEST_TEXT = 500;

    public AlarmCommand {
        PlainText.require("command id", id, LONGEST_ID);
        PlainText.require("issuedBy", issuedBy, LONGEST_NAME);
    }

    /** What is asked. Where it names an alarm, the id may be an episode's: then each of the episode's alarms is meant. */
    public sealed interface Action {
        /** Somebody has seen the alarm and takes care of it. */
        record Acknowledge(String alarm, String comment) implements Action {
            public Acknowledge {
                PlainText.require("alarm", alarm, LONGEST_ALARM);
                PlainText.limit("comment", comment, LONGEST_TEXT);
            }
        }

        /** Whoever was called cannot come. */
        record Decline(String alarm, String reason) implements Action {
            public Decline {
                PlainText.require("alarm", alarm, LONGEST_ALARM);
                PlainText.require("reason", reason, LONGEST_TEXT);
            }
        }

        /** Whoever was called gives it to somebody else. */
        record HandOver(String alarm, String to, String comment) implements Action {
            public HandOver {
                PlainText.require("alarm", alarm, LONGEST_ALARM);
                PlainText.require("to", to, LONGEST_NAME);
                PlainText.limit("comment", comment, LONGEST_TEXT);
            }
        }

        /** @param until on the ward's clock, epoch milliseconds */
        record Silence(String alarm, long until, String reason) implements Action {
            public Silence {
                PlainText.require("alarm", alarm, LONGEST_ALARM);
                PlainText.require("reason", reason, LONGEST_TEXT);
            }
        }

        /** Somebody has seen that a latched alarm is over. */
        record ClearLatched(String alarm) implements Action {
            public ClearLatched {
                PlainText.require("alarm", alarm, LONGEST_ALARM);
            }
        }

        /** The patient gets limits of their own, in place of those set before. */
        record SetLimits(OwnLimits limits) implements Action {}

        /**
         * The patient's alarms call nobody for a while, as during a procedure; the watch goes on.
         *
         * @param until on the ward's clock, epoch milliseconds
         */
        record Pause(long until, String reason) implements Action {
            public Pause {
                PlainText.require("reason", reason, LONGEST_TEXT);
            }
        }

        /** A pause ends before its time. */
        record Resume() implements Action {}

        /**
         * The patient lies in a bed: newly, or moved from another.
         *
         * @param shared whether who admits knows that somebody else is in it
         */
        record Admit(Location location, boolean shared) implements Action {
            /** To a bed that is free. */
            public Admit(Location location) {
                this(location, false);
            }
        }

        /** The patient leaves: alarms end and devices are taken off. */
        record Discharge(String reason) implements Action {
            public Discharge {
                PlainText.limit("reason", reason, LONGEST_TEXT);
            }
        }

        /** The patient wears a device from the moment the command was issued. */
        record AssignDevice(DeviceId device, DeviceKind kind) implements Action {}
    }
}
