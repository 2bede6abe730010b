package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmInput.Released;
import dev.wardstream.alarm.AlarmInput.Scored;
import dev.wardstream.alarm.AlarmInput.Tick;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2.Parameter;
import dev.wardstream.score.News2.Part;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Patient P-17's day as a story: one event a line, beside it what must be told, as {@code 10:00:15 RAISED MEDIUM HR 131 >
 * 120 /min for 15 s}. An alert in retrospect ends with {@code (retrospective)}. Times of day are of 1 January 2020, UTC.
 */
final class Story {
    static final PatientId PATIENT = new PatientId("P-17");
    static final Location BED = new Location("4-East", "12");
    static final String MONITOR = "M-1";
    static final String WEARABLE = "W-3";
    static final String TROLLEY = "T-9";
    /** Nothing latches, nothing is escalated, nothing counts as coming and going. */
    static final Handling PLAIN = new Handling(
            new Handling.Latching(null, Map.of()),
            Duration.ZERO,
            new Handling.Escalation(List.of(), List.of(), List.of()),
            new Handling.Flapping(1_000, Duration.ofMinutes(10), Duration.ofMinutes(2)),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(1));

    private static final Instant DAY = Instant.parse("2020-01-01T00:00:00Z");

    private final AlarmPolicy policy;
    private final List<Alert> told = new ArrayList<>();
    private final Judged sensors;
    private PatientAlarms alarms;

    /** Of what detection says alone: alarms do not latch, and nobody is called a second time. */
    Story() {
        this(AlarmPolicy.defaults().withHandling(PLAIN));
    }

    Story(AlarmPolicy policy) {
        this.policy = policy;
        this.sensors = new Judged(policy);
        this.alarms = PatientAlarms.start(PATIENT, policy);
    }

    /** The bedside monitor's sample arrives as it is measured. */
    void monitor(String time, String readings, String... expected) {
        sample(MONITOR, time, time, readings, expected);
    }

    void wearable(String time, String readings, String... expected) {
        sample(WEARABLE, time, time, readings, expected);
    }

    void trolley(String time, String readings, String... expected) {
        sample(TROLLEY, time, time, readings, expected);
    }

    void sample(String device, String measured, String received, String readings, String... expected) {
        sample(device, measured, received, readings, Double.NaN, expected);
    }

    void sample(String device, String measured, String received, String readings, double quality, String... expected) {
        Sample sample = new Sample(at(measured), readings(readings), Observations.unknown(), quality, Double.NaN);
        step(
                new Measured(
                        new PatientSample(PATIENT, new DeviceId(device), kindOf(device), BED, sample, at(received))),
                expected);
    }

    /** A NEWS2 of these points arrives at once; nobody charted consciousness. */
    void news2(String device, String time, int respiratoryRate, int spo2, int pulse, String... expected) {
        News2 score = new News2(
                at(time),
                List.of(
                        new Part(Parameter.RESPIRATORY_RATE, respiratoryRate, "n/a"),
                        new Part(Parameter.SPO2, spo2, "n/a"),
                        new Part(Parameter.PULSE, pulse, "n/a")),
                List.of(Parameter.CONSCIOUSNESS),
                false);
        step(
                new Scored(new PatientScore(PATIENT, BED, new DeviceId(device), kindOf(device), at(time), score)),
                expected);
    }

    void model(String time, double value, String... expected) {
        model(time, time, value, expected);
    }

    void model(String time, String received, double value, String... expected) {
        List<Contribution> contributions = List.of(
                new Contribution(VitalSign.HEART_RATE, 0.62, 131, 107),
                new Contribution(VitalSign.SKIN_TEMPERATURE, 0.3, 32.14, 33.5),
                new Contribution(VitalSign.MOTION, 0.08, 0.01, 0.02));
        ModelScore score = new ModelScore(
                new ModelRef("wearable", "1"), at(time) - 60_000, at(time), at(time), value, contributions, 1, false);
        step(
                new Scored(new PatientScore(
                        PATIENT, BED, new DeviceId(WEARABLE), DeviceKind.WEARABLE, at(received), score)),
                expected);
    }

    void tick(String time, String... expected) {
        step(new Tick(at(time)), expected);
    }

    void released(String device, String time, String... expected) {
        step(new Released(new DeviceId(device), at(time)), expected);
    }

    /** The program is stopped and started again, perhaps with other settings. */
    void restart(AlarmPolicy next) {
        alarms = Kept.restarted(alarms, PATIENT, next);
        sensors.restart();
    }

    void restart() {
        restart(policy);
    }

    String nextDue() {
        long due = alarms.nextDue();
        return due == Long.MAX_VALUE ? "never" : timeOf(due);
    }

    List<String> devices() {
        return alarms.devices().stream().map(DeviceId::value).toList();
    }

    List<Alert> told() {
        return told;
    }

    Alert last() {
        return told.get(told.size() - 1);
    }

    private void step(AlarmInput input, String... expected) {
        List<Alert> alerts = alarms.step(sensors.judged(input)).alerts();
        told.addAll(alerts);
        assertThat(alerts.stream().map(Story::line)).as("told at %s", input).containsExactly(expected);
    }

    private static String line(Alert alert) {
        return timeOf(alert.at()) + " " + alert.event() + " " + alert.priority() + " " + alert.text()
                + (alert.retrospective() ? " (retrospective)" : "");
    }

    static long at(String time) {
        return DAY.plus(Duration.ofNanos(LocalTime.parse(time).toNanoOfDay())).toEpochMilli();
    }

    static String timeOf(long instant) {
        String time = Instant.ofEpochMilli(instant).toString();
        return time.substring(time.indexOf('T') + 1, time.length() - 1);
    }

    /** Readings from text such as {@code HR 134, SpO2 97}. */
    static Readings readings(String text) {
        Readings readings = Readings.none();
        if (text.isEmpty()) {
            return readings;
        }
        for (String reading : text.split(", ", -1)) {
            String[] parts = reading.split(" ", -1);
            readings = readings.with(vital(parts[0]), Double.parseDouble(parts[1]));
        }
        return readings;
    }

    static VitalSign vital(String label) {
        return VitalSign.ALL.stream()
                .filter(candidate -> candidate.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no vital is labelled " + label));
    }

    static DeviceKind kindOf(String device) {
        return switch (device.charAt(0)) {
            case 'M' -> DeviceKind.BEDSIDE_MONITOR;
            case 'W' -> DeviceKind.WEARABLE;
            case 'T' -> DeviceKind.SPOT_CHECK;
            default -> DeviceKind.UNKNOWN;
        };
    }
}
