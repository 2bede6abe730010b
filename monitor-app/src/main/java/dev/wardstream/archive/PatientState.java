package dev.wardstream.archive;

import dev.wardstream.score.News2;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import org.jspecify.annotations.Nullable;

/** Where a patient lies and when they were heard: a fold of their records, in whatever order topics are read. Mutable. */
final class PatientState {
    private final PatientId id;
    private Location location;
    private DeviceId device;
    private long measuredAt;
    private @Nullable Long lastReceivedAt;
    private @Nullable News2 news2;

    /** @param measuredAt from when on it is told that they lie there, epoch milliseconds */
    PatientState(PatientId id, Location location, DeviceId device, long measuredAt) {
        this.id = id;
        this.location = location;
        this.device = device;
        this.measuredAt = measuredAt;
    }

    void take(PatientSample measured) {
        Sample sample = measured.sample();
        if (sample.measuredAt() >= measuredAt) {
            measuredAt = sample.measuredAt();
            location = measured.location();
            device = measured.device();
        }
        lastReceivedAt =
                lastReceivedAt == null ? measured.receivedAt() : Math.max(lastReceivedAt, measured.receivedAt());
    }

    /** Takes in the newest early warning score; what is told in retrospect is not how the patient is. */
    void take(News2 score) {
        if (!score.retrospective() && (news2 == null || news2.at() <= score.at())) {
            news2 = score;
        }
    }

    PatientId id() {
        return id;
    }

    Location location() {
        return location;
    }

    DeviceId device() {
        return device;
    }

    /** When the newest sample was measured, epoch milliseconds. */
    long measuredAt() {
        return measuredAt;
    }

    /** When the last vitals were received, on the ward's clock, epoch milliseconds; null where none were. */
    @Nullable Long lastReceivedAt() {
        return lastReceivedAt;
    }

    /** The newest total; null where none is known. */
    @Nullable Integer news2() {
        return news2 == null ? null : news2.total();
    }
}
