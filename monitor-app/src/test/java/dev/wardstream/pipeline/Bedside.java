package dev.wardstream.pipeline;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.List;

/** Patients, the devices on them, and what these measure. */
final class Bedside {
    private Bedside() {}

    /** A patient with a wearable until further notice. */
    static Assignment wearable(String patient, long from) {
        return worn(patient, DeviceKind.WEARABLE, from, Assignment.OPEN);
    }

    /** Who wore a device. */
    static Assignments history(String device, Assignment... history) {
        return new Assignments(new DeviceId(device), List.of(history));
    }

    static Assignment worn(String patient, DeviceKind kind, long from, long to) {
        return new Assignment(new PatientId(patient), new Location("ward-3", "bed-" + patient), kind, from, to);
    }

    /** What a wearable measures on somebody at rest, at a heart rate; never twice the same. */
    static DeviceSample atRest(String device, long at, double heartRate) {
        double second = at / 1_000.0;
        Readings readings = Readings.none()
                .with(VitalSign.HEART_RATE, heartRate + 2 * Math.sin(second / 17))
                .with(VitalSign.SKIN_TEMPERATURE, 32 + 0.2 * Math.sin(second / 61))
                .with(VitalSign.MOTION, 0.01 + 0.005 * Math.sin(second / 3))
                .with(VitalSign.ELECTRODERMAL_ACTIVITY, 1.2 + 0.1 * Math.sin(second / 29));
        return of(device, at, readings);
    }

    static DeviceSample of(String device, long at, VitalSign vital, double value) {
        return of(device, at, Readings.of(vital, value));
    }

    static DeviceSample of(String device, long at, Readings readings) {
        return new DeviceSample(new DeviceId(device), null, Sample.of(at, readings));
    }
}
