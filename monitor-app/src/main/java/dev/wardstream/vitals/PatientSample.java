package dev.wardstream.vitals;

/**
 * An accepted sample, attributed to the patient who wore the device when it was measured.
 *
 * @param receivedAt when Wardstream received it, epoch milliseconds, on the ward's clock
 */
public record PatientSample(
        PatientId patient, DeviceId device, DeviceKind kind, Location location, Sample sample, long receivedAt) {

    public long measuredAt() {
        return sample.measuredAt();
    }
}
