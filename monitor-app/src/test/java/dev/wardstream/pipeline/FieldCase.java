package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Priority;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;

/**
 * A situation from the field: one patient, the devices assigned to them, what arrives when, and what must come of it. Times
 * are milliseconds after the story's beginning, in ward time.
 */
final class FieldCase {
    private static final DeviceSamples CODEC = DeviceSamples.using(null);
    private static final String VENDOR_TOPIC = "vitals.raw.acme";

    /** What arrives at an instant: a record on a topic. */
    record Arrival(long at, String topic, byte[] key, byte[] value) {}

    /**
     * @param trouble when there is something to tell
     * @param within how soon after that it must be told
     * @param wanted whether it must be told, or must not
     */
    private record Expectation(String words, long trouble, long within, Predicate<Alert> alert, boolean wanted) {}

    private final String name;
    private final String patient;
    private final long begin;
    private final Map<String, Assignment> devices = new LinkedHashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private long length;

    /** @param begin the story's first instant, epoch milliseconds */
    FieldCase(String name, int number, long begin) {
        this.name = name;
        this.patient = "patient-" + number;
        this.begin = begin;
    }

    /** A device of the patient's, from before the story begins. */
    FieldDevice with(String device, DeviceKind kind) {
        return withFrom(device, kind, -24 * 3_600_000L);
    }

    FieldDevice withFrom(String device, DeviceKind kind, long from) {
        String id = patient + "-" + device;
        devices.put(id, Bedside.worn(patient, kind, begin + from, Assignment.OPEN));
        return new FieldDevice(this, id);
    }

    /** A device and how its samples get here. */
    static final class FieldDevice {
        private final FieldCase story;
        private final String id;
        private LongUnaryOperator stamps = at -> at;
        private LongUnaryOperator delays = at -> 0;

        private FieldDevice(FieldCase story, String id) {
            this.story = story;
            this.id = id;
        }

        /** What its clock shows at a true time. */
        FieldDevice stamping(LongUnaryOperator clock) {
            stamps = clock;
            return this;
        }

        /** How long a sample measured at a true time travels. */
        FieldDevice delayed(LongUnaryOperator delay) {
            delays = delay;
            return this;
        }

        /** Measures from a time until another. */
        FieldDevice measures(long from, long until, long every, LongFunction<Sample> samples) {
            for (long at = from; at < until; at += every) {
                Sample sample = samples.apply(at);
                long stamp = story.begin + stamps.applyAsLong(at);
                send(
                        at + delays.applyAsLong(at),
                        new Sample(
                                stamp,
                                sample.readings(),
                                sample.observations(),
                                sample.signalQuality(),
                                sample.battery()));
            }
            return this;
        }

        /** One sample, as it is stamped. */
        FieldDevice sends(long at, Sample sample) {
            return measures(at, at + 1, 1, ignored -> sample);
        }

        /** A record under another key than its device's. */
        FieldDevice sendsUnderAForeignKey(long at, Sample sample) {
            byte[] value = CODEC.encode(new DeviceSample(new DeviceId(id), null, stamped(at, sample)));
            story.arrivals.add(new Arrival(at, VENDOR_TOPIC, TestWard.bytes("somebody-else"), value));
            return this;
        }

        String id() {
            return id;
        }

        private Sample stamped(long at, Sample sample) {
            return new Sample(
                    story.begin + at,
                    sample.readings(),
                    sample.observations(),
                    sample.signalQuality(),
                    sample.battery());
        }

        private void send(long at, Sample sample) {
            byte[] value = CODEC.encode(new DeviceSample(new DeviceId(id), null, sample));
            story.arrivals.add(new Arrival(at, VENDOR_TOPIC, TestWard.bytes(id), value));
        }
    }

    /** Somebody says something. */
    FieldCase commanded(long at, byte[] command) {
        arrivals.add(new Arrival(at, Topics.ALERT_COMMANDS.name(), TestWard.bytes(patient), command));
        return this;
    }

    FieldCase lasting(long millis) {
        length = millis;
        return this;
    }

    /** An alarm that calls, of at least this priority, within a time of the trouble. */
    FieldCase calls(AlarmKind kind, Priority priority, long trouble, long within) {
        return expects(
                "call of " + kind + " at " + priority,
                trouble,
                within,
                alert -> alert.kind() == kind
                        && alert.calls()
                        && alert.priority().compareTo(priority) >= 0);
    }

    /** An alarm that is raised, whether it calls or not, whose text has all these words. */
    FieldCase tells(AlarmKind kind, long trouble, long within, String... words) {
        return expects(
                kind + " that says " + List.of(words),
                trouble,
                within,
                alert -> alert.kind() == kind
                        && alert.event() != Event.CEASED
                        && List.of(words).stream().allMatch(word -> alert.text().contains(word)));
    }

    FieldCase expects(String words, long trouble, long within, Predicate<Alert> alert) {
        expectations.add(new Expectation(words, trouble, within, alert, true));
        return this;
    }

    /** Nothing like that is told live. */
    FieldCase neverTells(String words, Predicate<Alert> alert) {
        expectations.add(
                new Expectation("no " + words, 0, 0, told -> alert.test(told) && !told.retrospective(), false));
        return this;
    }

    FieldCase neverTells(AlarmKind kind) {
        return neverTells(kind.toString(), alert -> alert.kind() == kind);
    }

    String name() {
        return name;
    }

    String patient() {
        return patient;
    }

    Map<String, Assignment> devices() {
        return devices;
    }

    long length() {
        return length;
    }

    /** In the order of their arrival. */
    List<Arrival> arrivals() {
        return arrivals.stream().sorted(Comparator.comparingLong(Arrival::at)).toList();
    }

    /**
     * What of the patient's alerts is not as it must be; empty where all is well.
     *
     * @param punctual whether the ward's clock was exact, so that it can be asked how soon something was told
     */
    List<String> faults(List<Alert> alerts, boolean punctual) {
        List<String> faults = new ArrayList<>();
        for (Expectation expected : expectations) {
            List<Alert> like = alerts.stream().filter(expected.alert()).toList();
            long due = begin + expected.trouble() + expected.within();
            boolean told = like.stream().anyMatch(alert -> !punctual || alert.receivedAt() <= due);
            // Once the story is over its devices are silent, and are missed.
            boolean wrong = like.stream().anyMatch(alert -> alert.receivedAt() < begin + length);
            if (expected.wanted() ? !told : wrong) {
                faults.add((expected.wanted() ? "missing in time: " : "told: ") + expected.words());
            }
        }
        return faults;
    }

    @Override
    public String toString() {
        return name;
    }
}
