package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmInput.Released;
import dev.wardstream.alarm.AlarmInput.Scored;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2.Parameter;
import dev.wardstream.score.News2.Part;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random patient: three devices, values that wander across the limits and sometimes stand still, poor signals, gaps,
 * stretches out of reach that are delivered later, devices taken off, scores. In the order of receipt; the same seed
 * makes the same patient.
 */
final class Inputs {
    private static final DeviceId[] DEVICES = {new DeviceId("M-1"), new DeviceId("W-3"), new DeviceId("T-9")};
    private static final DeviceKind[] KINDS = {DeviceKind.BEDSIDE_MONITOR, DeviceKind.WEARABLE, DeviceKind.SPOT_CHECK};

    private final Random random;
    /** How far apart two inputs usually are at most, milliseconds. */
    private final int pace;

    private final List<AlarmInput> inputs = new ArrayList<>();
    private final double[] values = {110, 26, 92};
    private final List<List<PatientSample>> buffered = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private long now = Story.at("06:00:00");

    private Inputs(long seed, int pace) {
        this.random = new Random(seed);
        this.pace = pace;
    }

    static AlarmInput sample(long at, double heartRate) {
        Sample sample = Sample.of(at, Readings.of(VitalSign.HEART_RATE, heartRate));
        return new Measured(
                new PatientSample(Story.PATIENT, DEVICES[0], DeviceKind.BEDSIDE_MONITOR, Story.BED, sample, at));
    }

    static List<AlarmInput> ofPatient(long seed, int count) {
        return ofPatient(seed, count, 12_000);
    }

    static List<AlarmInput> ofPatient(long seed, int count, int pace) {
        Inputs patient = new Inputs(seed, pace);
        while (patient.inputs.size() < count) {
            patient.next();
        }
        Judged sensors = new Judged(AlarmPolicy.defaults());
        return patient.inputs.stream().map(sensors::judged).toList();
    }

    private void next() {
        now += random.nextInt(50) == 0 ? random.nextInt(400_000) : random.nextInt(pace);
        int device = random.nextInt(20) == 0 ? 2 : random.nextInt(2);
        switch (random.nextInt(12)) {
            case 0 -> inputs.add(scored(device, news2()));
            case 1, 2 -> inputs.add(scored(1, model()));
            case 3 -> {
                if (random.nextInt(20) == 0) {
                    inputs.add(new Released(DEVICES[device], now));
                }
            }
            default -> measured(device);
        }
    }

    private void measured(int device) {
        List<PatientSample> waiting = buffered.get(device);
        boolean outOfReach = waiting.isEmpty() ? random.nextInt(150) == 0 : random.nextInt(60) != 0;
        PatientSample sample = patientSample(device, now, now + random.nextInt(300));
        if (outOfReach) {
            waiting.add(sample);
            return;
        }
        for (PatientSample late : waiting) {
            inputs.add(new Measured(new PatientSample(
                    late.patient(), late.device(), late.kind(), late.location(), late.sample(), sample.receivedAt())));
        }
        waiting.clear();
        inputs.add(new Measured(sample));
        now = sample.receivedAt();
    }

    private PatientSample patientSample(int device, long measuredAt, long receivedAt) {
        if (random.nextInt(4) != 0) {
            values[0] = Math.min(180, Math.max(30, values[0] + random.nextGaussian() * 6));
            values[1] = Math.min(45, Math.max(3, values[1] + random.nextGaussian() * 2));
            values[2] = Math.min(100, Math.max(75, values[2] + random.nextGaussian()));
        }
        Readings readings = Readings.none()
                .with(VitalSign.HEART_RATE, Math.rint(values[0]))
                .with(VitalSign.RESPIRATORY_RATE, values[1]);
        if (random.nextBoolean()) {
            readings = readings.with(VitalSign.SPO2, values[2]);
        }
        double quality = random.nextInt(15) == 0 ? 0.1 : random.nextBoolean() ? 0.9 : Double.NaN;
        Sample sample = new Sample(measuredAt, readings, Observations.unknown(), quality, Double.NaN);
        return new PatientSample(Story.PATIENT, DEVICES[device], KINDS[device], Story.BED, sample, receivedAt);
    }

    private AlarmInput scored(int device, Score score) {
        return new Scored(new PatientScore(Story.PATIENT, Story.BED, DEVICES[device], KINDS[device], now, score));
    }

    private Score news2() {
        return new News2(
                now - random.nextInt(90_000),
                List.of(
                        new Part(Parameter.RESPIRATORY_RATE, random.nextInt(4), "n/a"),
                        new Part(Parameter.PULSE, random.nextInt(4), "n/a"),
                        new Part(Parameter.SPO2, random.nextInt(3), "n/a")),
                List.of(Parameter.CONSCIOUSNESS),
                random.nextInt(10) == 0);
    }

    private Score model() {
        long at = now - random.nextInt(90_000);
        double value = Math.min(1, 0.98 + random.nextDouble() * 0.025);
        return new ModelScore(
                new ModelRef(random.nextInt(5) == 0 ? "ward" : "wearable", "1"),
                at - 60_000,
                at,
                at,
                value,
                List.of(new Contribution(VitalSign.HEART_RATE, 1, 100 + random.nextInt(30), Double.NaN)),
                1,
                false);
    }
}
