package dev.wardstream.vitals;

/**
 * An accepted sample, attributed to the patient who wore the device when it was measured.
 *
 * @param sample what was measured, at its corrected time: that of the ward's clock, however far the device's is off
 * @param stampedAt when the device itself claims to have measured, epoch milliseconds; the sample's time where its clock is right
 * @param receivedAt when Wardstream received it, epoch milliseconds, on the ward's clock
 */
public record PatientSample(
        PatientId patient,
        DeviceId device,
        DeviceKind kind,
        Location location,
        Sample sample,
        long stampedAt,
        long receivedAt) {

    /** A sample of a device whose clock is right. */
    public PatientSample(
            PatientId patient, DeviceId device, DeviceKind kind, Location location, Sample sample, long receivedAt) {
        this(patient, device, kind, location, sample, sample.measuredAt(), receivedAt);
    }

    public PatientSample withSample(Sample replacement) {
        return new PatientSample(patient, device, kind, location, replacement, stampedAt, receivedAt);
    }

    public Source source() {
        return new Source(device, kind);
    }

    public long measuredAt() {
        return sample.measuredAt();
    }
}
