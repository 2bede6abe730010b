package dev.wardstream.score;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;

/**
 * A score with whose it is and where they lie.
 *
 * @param device the device that the triggering sample came from
 * @param receivedAt when that sample was received, epoch milliseconds, on the ward's clock
 * @param shadow whether its model is only being tried: no alarm comes of it
 */
public record PatientScore(
        PatientId patient,
        Location location,
        DeviceId device,
        DeviceKind kind,
        long receivedAt,
        Score score,
        boolean shadow) {

    /** A score that counts. */
    public PatientScore(
            PatientId patient, Location location, DeviceId device, DeviceKind kind, long receivedAt, Score score) {
        this(patient, location, device, kind, receivedAt, score, false);
    }

    /** A score that a sample led to. */
    public static PatientScore of(PatientSample sample, Score score, boolean shadow) {
        return new PatientScore(
                sample.patient(),
                sample.location(),
                sample.device(),
                sample.kind(),
                sample.receivedAt(),
                score,
                shadow);
    }
}
