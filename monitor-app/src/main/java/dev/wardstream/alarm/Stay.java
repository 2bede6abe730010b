package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.Location;
import org.jspecify.annotations.Nullable;

/**
 * What people have said of a patient's stay: where the patient lies, which limits hold, whether they have left. Each order
 * keeps when it was issued, so that an older one that arrives later changes nothing. Times are on the ward's clock, epoch
 * milliseconds; {@link Long#MIN_VALUE} for never.
 *
 * @param bed where the patient lies; null where nobody said, and the devices know
 * @param movedAt when the last admission or discharge was issued
 * @param pauseAt when the last pause or resumption was issued
 * @param limits the patient's own limits; null where the ward's hold
 * @param limitsAt when the last limits were issued
 * @param leftAt when the patient was discharged; {@link Held#NEVER} while they are here
 */
record Stay(
        @Nullable Location bed,
        long movedAt,
        long pauseAt,
        @Nullable OwnLimits limits,
        long limitsAt,
        long leftAt) {
    static final Stay UNKNOWN = new Stay(null, Long.MIN_VALUE, Long.MIN_VALUE, null, Long.MIN_VALUE, Held.NEVER);

    Stay admitted(Location place, long issuedAt) {
        return new Stay(place, issuedAt, pauseAt, limits, limitsAt, Held.NEVER);
    }

    /** What is left of the patient when they have left: nothing but that older orders are old. */
    Stay discharged(long issuedAt, long now) {
        return new Stay(null, issuedAt, Math.max(pauseAt, issuedAt), null, Math.max(limitsAt, issuedAt), now);
    }

    /** Somebody is measured again who was discharged. */
    Stay returned() {
        return new Stay(bed, movedAt, pauseAt, limits, limitsAt, Held.NEVER);
    }

    Stay pausedOrResumed(long issuedAt) {
        return new Stay(bed, movedAt, issuedAt, limits, limitsAt, leftAt);
    }

    Stay limited(OwnLimits own, long issuedAt) {
        return new Stay(bed, movedAt, pauseAt, own, issuedAt, leftAt);
    }

    Stay withWardLimits() {
        return new Stay(bed, movedAt, pauseAt, null, limitsAt, leftAt);
    }

    boolean hasLeft() {
        return leftAt != Held.NEVER;
    }

    /** The policy that holds for the patient. */
    AlarmPolicy over(AlarmPolicy ward) {
        return ward.holding(limits);
    }

    void writeTo(StateWriter out) {
        out.present(bed != null);
        if (bed != null) {
            out.location(bed);
        }
        out.time(movedAt);
        out.time(pauseAt);
        out.present(limits != null);
        if (limits != null) {
            OwnLimitsCodec.write(limits, out);
        }
        out.time(limitsAt);
        out.time(leftAt);
    }

    static Stay readFrom(StateReader in) {
        return new Stay(
                in.present() ? in.location() : null,
                in.time(),
                in.time(),
                in.present() ? OwnLimitsCodec.read(in) : null,
                in.time(),
                in.time());
    }
}
