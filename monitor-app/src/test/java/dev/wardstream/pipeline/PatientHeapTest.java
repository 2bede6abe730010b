package dev.wardstream.pipeline;

import static dev.wardstream.vitals.VitalSign.BODY_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.DIASTOLIC_PRESSURE;
import static dev.wardstream.vitals.VitalSign.ELECTRODERMAL_ACTIVITY;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.MEAN_PRESSURE;
import static dev.wardstream.vitals.VitalSign.MOTION;
import static dev.wardstream.vitals.VitalSign.RESPIRATORY_RATE;
import static dev.wardstream.vitals.VitalSign.SKIN_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.patient.Fleet;
import dev.wardstream.patient.Kernels;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.score.Models;
import dev.wardstream.score.News2Settings;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What a live patient takes of the heap, measured, beside the estimate that {@code monitor.patientMemory} goes by. */
class PatientHeapTest {
    private static final long START = 1_772_430_000_000L;
    private static final PatientRules RULES = new PatientRules(AlarmPolicy.defaults(), News2Settings.defaults());
    private static final Fleet MODELS = Fleet.of(Models.served());
    /**
     * Patients alike.
     *
     * @param seconds how long a sample comes each second
     * @param quarters for how many quarters of an hour after that one comes in each
     * @param ill whether alarms are raised and cease again and again
     */
    private record Ward(int patients, DeviceKind kind, int seconds, int quarters, boolean ill) {
        long at(int sample) {
            return START + Math.min(sample, seconds) * 1_000L + Math.max(0, sample - seconds) * 900_000L;
        }
    }

    private final Kernels kernels = new Kernels();
    private final PatientStates states = new PatientStates(RULES, new StoredSteps(noStore()));

    @Test
    void aPatientOfTheFirstMinuteTakesFiveKilobytesAndTheEstimateSaysSo() {
        assertThat(estimated(new Ward(100, DeviceKind.BEDSIDE_MONITOR, 60, 0, false)))
                .isLessThan(5_000);
        assertThat(estimated(new Ward(100, DeviceKind.WEARABLE, 60, 0, false))).isLessThan(5_000);
    }

    @Test
    void theEstimateHoldsForAPatientWhoIsIll() {
        estimated(new Ward(30, DeviceKind.BEDSIDE_MONITOR, 600, 0, true));
    }

    /** Two and a half days: no window reaches further back. Silence between the samples is told, and stands in the state too. */
    @Test
    void theEstimateHoldsForAPatientOfDays() {
        estimated(new Ward(60, DeviceKind.BEDSIDE_MONITOR, 300, 250, false));
        estimated(new Ward(60, DeviceKind.WEARABLE, 300, 250, false));
    }

    /** Returns the bytes of the heap that a patient takes. */
    private double estimated(Ward ward) {
        List<LivePatient> all = patients(ward);
        // The first count loads what counting needs, which stays.
        used();
        double estimated = all.stream().mapToLong(each -> each.bytes).average().orElseThrow();
        long with = used();
        all.clear();
        double measured = (with - used()) / (double) ward.patients;
        assertThat(estimated).as("%s, measured %s", ward, measured).isCloseTo(measured, within(0.2 * measured));
        return measured;
    }

    private List<LivePatient> patients(Ward ward) {
        List<LivePatient> all = new ArrayList<>();
        for (int i = 0; i < ward.patients; i++) {
            String id = "patient-" + i;
            Random random = new Random(i);
            LivePatient own = new LivePatient(id, PatientMonitor.start(new PatientId(id), RULES), MODELS);
            for (int s = 0; s < ward.seconds + ward.quarters; s++) {
                boolean bad = ward.ill && s % 240 > 120;
                PatientSample sample = sample(ward.kind, i, ward.at(s), bad, random);
                own.monitor.step(sample, MODELS, kernels);
            }
            own.isKept(states.encode(own.monitor, ward.seconds).length);
            all.add(own);
        }
        return all;
    }

    /** Every sample brings ids of its own, as from a topic. */
    private static PatientSample sample(DeviceKind kind, int patient, long at, boolean bad, Random random) {
        Readings readings = kind == DeviceKind.WEARABLE ? worn(random) : monitored(random);
        return new PatientSample(
                new PatientId("patient-" + patient),
                new DeviceId("device-" + patient),
                kind,
                new Location("ward-" + patient / 20, "bed-" + patient),
                new Sample(
                        at,
                        bad ? readings.with(HEART_RATE, 165).with(SPO2, 82) : readings,
                        Observations.unknown(),
                        0.9,
                        Double.NaN),
                at);
    }

    private static Readings monitored(Random random) {
        return worn(random)
                .with(ELECTRODERMAL_ACTIVITY, Double.NaN)
                .with(MOTION, Double.NaN)
                .with(SKIN_TEMPERATURE, Double.NaN)
                .with(RESPIRATORY_RATE, 14 + random.nextInt(4))
                .with(SPO2, 96 + random.nextInt(3))
                .with(SYSTOLIC_PRESSURE, 120 + random.nextInt(9))
                .with(DIASTOLIC_PRESSURE, 75 + random.nextInt(9))
                .with(MEAN_PRESSURE, 90 + random.nextInt(9))
                .with(BODY_TEMPERATURE, 36.8);
    }

    private static Readings worn(Random random) {
        return Readings.of(HEART_RATE, 70 + random.nextInt(10))
                .with(SKIN_TEMPERATURE, 33.1)
                .with(ELECTRODERMAL_ACTIVITY, 2 + random.nextDouble())
                .with(MOTION, random.nextInt(30) / 100.0);
    }

    private static KeyValueStore<String, byte[]> noStore() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("unused"), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
    }

    /** Bytes of all objects that are reachable: the JVM counts them one by one, where a collector's figure may be in whole regions. */
    private static long used() {
        try {
            Object histogram = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            Matcher total = Pattern.compile("Total +\\d+ +(\\d+)").matcher((String) histogram);
            assertThat(total.find()).as((String) histogram).isTrue();
            return Long.parseLong(total.group(1));
        } catch (JMException e) {
            throw new IllegalStateException("this JVM counts no objects", e);
        }
    }
}
