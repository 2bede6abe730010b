package dev.wardstream.alarm;

import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientSample;

/**
 * The reading or score that stands for a condition until the next one.
 *
 * @param at event time, epoch milliseconds
 * @param receivedAt epoch milliseconds, on the ward's clock
 * @param standsUntil the last instant of event time at which it still says anything
 * @param live whether it was received soon enough to speak of now
 * @param value what is compared with the limit
 * @param detail what the rule's text needs beside the value, packed; 0 where nothing
 */
record Evidence(
        long at,
        long receivedAt,
        long standsUntil,
        boolean live,
        DeviceId device,
        DeviceKind kind,
        Location location,
        double value,
        long detail) {

    static Evidence of(PatientSample sample, boolean live, double value, AlarmPolicy policy) {
        long at = sample.measuredAt();
        return new Evidence(
                at,
                sample.receivedAt(),
                at + policy.holdsFor().millis(sample.kind()),
                live,
                sample.device(),
                sample.kind(),
                sample.location(),
                value,
                0);
    }

    /** A battery does not fill by itself: its charge stands until the next, however seldom a device reports it. */
    static Evidence ofCharge(PatientSample sample, boolean live, double charge) {
        return new Evidence(
                sample.measuredAt(),
                sample.receivedAt(),
                Long.MAX_VALUE,
                live,
                sample.device(),
                sample.kind(),
                sample.location(),
                charge,
                0);
    }

    static Evidence of(PatientScore score, boolean live, double value, long detail, AlarmPolicy policy) {
        long at = score.score().at();
        return new Evidence(
                at,
                score.receivedAt(),
                at + policy.holdsFor().millis(score.kind()),
                live,
                score.device(),
                score.kind(),
                score.location(),
                value,
                detail);
    }

    /** The same without a value, once it stands no more. */
    Evidence lapsed() {
        return new Evidence(at, receivedAt, standsUntil, live, device, kind, location, Double.NaN, 0);
    }

    /**
     * When an instant of event time has come on the ward's clock: as much later as this reading was received after it was
     * measured, so that a device that is 20 s behind is judged 20 s behind. Late data has no clock: {@link Held#NEVER}.
     */
    long onWardClock(long instant) {
        return live && instant <= standsUntil ? instant + (receivedAt - at) : Held.NEVER;
    }
}
