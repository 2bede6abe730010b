package dev.wardstream.alarm;

import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientSample;

/** What moves a patient's alarms on. */
public sealed interface AlarmInput {
    /**
     * The ward's clock at this input, epoch milliseconds. A record carries the time it was received, not the time it is
     * processed, so that a restart that catches up on records raises the same alarms as a run without one.
     */
    long now();

    /** What no device measured: people and the ward say it, and the monitor itself. */
    sealed interface Unmeasured extends AlarmInput permits Commanded, Tick, Released, Owed, Refused {}

    /**
     * A sample of the patient's was received.
     *
     * @param flatSince since when its device's heart rate has stood still, event time in epoch milliseconds; {@link #NOT_FLAT} where it
     *     has not. Windows, scores and alarms go by the same judgement
     */
    record Measured(PatientSample sample, long flatSince) implements AlarmInput {
        public static final long NOT_FLAT = Long.MAX_VALUE;

        /** A sample whose heart rate, if it has one, is that of a living heart. */
        public Measured(PatientSample sample) {
            this(sample, NOT_FLAT);
        }

        boolean isFlat() {
            return flatSince != NOT_FLAT;
        }

        @Override
        public long now() {
            return sample.receivedAt();
        }
    }

    /** A score of the patient's was computed. */
    record Scored(PatientScore score) implements AlarmInput {
        @Override
        public long now() {
            return score.receivedAt();
        }
    }

    /**
     * A person asked for something.
     *
     * @param now when the command was received
     */
    record Commanded(AlarmCommand command, long now) implements Unmeasured {}

    /**
     * Nothing was received, but time went on. Send it when {@link PatientAlarms#nextDue()} has come, and only once every
     * record received until then has been stepped through.
     */
    record Tick(long now) implements Unmeasured {}

    /**
     * A device is no longer the patient's: what it alone holds on ceases, and its silence from then on means nothing.
     *
     * @param now when it was taken off, which may be before it was noticed; what was due before that moment is still told
     */
    record Released(DeviceId device, long now) implements Unmeasured {}

    /**
     * The patient wears a device, and is owed data from it, heard or not. Said again of a device that is watched already it
     * changes nothing but its kind and its place. It lets no time pass: what is due tells a {@link Tick}.
     *
     * @param since from when on, on the ward's clock: not before it was known here, so that nobody is called for what is read
     *     hours later
     */
    record Owed(DeviceId device, DeviceKind kind, Location location, long since) implements Unmeasured {
        @Override
        public long now() {
            return Long.MIN_VALUE;
        }
    }

    /**
     * Records of a device that the patient wears were not let in. It lets no time pass.
     *
     * @param reason the commonest, by its name
     * @param count how many, since it was said last
     */
    record Refused(DeviceId device, String reason, long count) implements Unmeasured {
        @Override
        public long now() {
            return Long.MIN_VALUE;
        }
    }
}
