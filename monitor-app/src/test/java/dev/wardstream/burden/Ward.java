package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.patient.Turn;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up courses: the heart rate of one patient, hour by hour or second by second. */
final class Ward {
    static final long HOUR = 3_600_000;
    static final long SECOND = 1_000;

    private Ward() {}

    /** Charted every hour from hour 0 on. */
    static Course charted(@Nullable Long diedAt, List<OwnLimits> limits, double... heartRates) {
        return course(DeviceKind.SPOT_CHECK, HOUR, diedAt, limits, heartRates);
    }

    /** Measured every second from 0 on. */
    static Course worn(double... heartRates) {
        return course(DeviceKind.WEARABLE, SECOND, null, List.of(), heartRates);
    }

    private static Course course(
            DeviceKind kind, long every, @Nullable Long diedAt, List<OwnLimits> limits, double... heartRates) {
        PatientId patient = new PatientId("anna");
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < heartRates.length; i++) {
            Sample sample = Sample.of(i * every, Readings.of(VitalSign.HEART_RATE, heartRates[i]));
            turns.add(new Turn(
                    new PatientSample(
                            patient, new DeviceId("d"), kind, new Location("w", "b"), sample, sample.measuredAt()),
                    AlarmInput.Measured.NOT_FLAT,
                    List.of()));
        }
        return new Course(patient, "anna", turns, limits, diedAt);
    }
}
