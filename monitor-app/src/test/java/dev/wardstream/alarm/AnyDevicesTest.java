package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmInput.Released;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds whatever devices a patient wears and however they contradict each other, tried on random ones. */
class AnyDevicesTest {
    private static final int PATIENTS = 2_000;
    private static final AlarmPolicy POLICY = AlarmPolicy.defaults().withHandling(Story.PLAIN);
    private static final long START = Story.at("06:00:00");
    private static final String[] DEVICES = {Story.MONITOR, Story.WEARABLE, "X-1"};
    private static final int[] RATES = {45, 80, 100, 125, 150, 170};

    @Test
    void whatIsExtremeForAMinuteOnAnyTrustedDeviceIsCalledWhateverTheOthersSay() {
        int minutes = 0;
        for (long seed = 1; seed <= PATIENTS; seed++) {
            PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, POLICY);
            Map<AlarmKind, Priority> on = new EnumMap<>(AlarmKind.class);
            Map<DeviceId, Run> runs = new HashMap<>();
            for (AlarmInput input : inputs(seed)) {
                alarms.step(input).alerts().forEach(alert -> follow(alert, on));
                if (input instanceof Released released) {
                    runs.remove(released.device());
                } else if (input instanceof Measured measured) {
                    Run run = runs.computeIfAbsent(measured.sample().device(), device -> new Run());
                    run.take(measured.sample());
                    if (run.lasts(60_000)) {
                        minutes++;
                        assertThat(on)
                                .as("patient of seed %s at %s", seed, Story.timeOf(input.now()))
                                .containsEntry(AlarmKind.HEART_RATE_HIGH, Priority.HIGH);
                    }
                }
            }
        }
        assertThat(minutes).isGreaterThan(10_000);
    }

    @Test
    void oneDeviceIsJudgedAsACountOfSecondsWouldJudgeIt() {
        for (long seed = 1; seed <= PATIENTS; seed++) {
            Random random = new Random(seed);
            PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, POLICY);
            Seconds expected = new Seconds();
            List<String> told = new ArrayList<>();
            int rate = 100;
            for (int second = 0; second < 300; second++) {
                rate = random.nextInt(12) == 0 ? RATES[1 + random.nextInt(5)] : rate;
                int value = rate + random.nextInt(5);
                expected.second(second, value);
                alarms.step(sample(Story.MONITOR, START + second * 1000L, START + second * 1000L, value, Double.NaN))
                        .alerts()
                        .forEach(alert ->
                                told.add((alert.at() - START) / 1000 + " " + alert.event() + " " + alert.priority()));
            }
            assertThat(told).as("patient of seed %s", seed).isEqualTo(expected.told);
        }
    }

    @Test
    void aRestartAtEveryStepChangesNothing() {
        Set<AlarmKind> kinds = EnumSet.noneOf(AlarmKind.class);
        for (long seed = 1; seed <= PATIENTS; seed++) {
            PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, POLICY);
            PatientAlarms restarted = PatientAlarms.start(Story.PATIENT, POLICY);
            for (AlarmInput input : inputs(seed)) {
                List<Alert> alerts = alarms.step(input).alerts();
                restarted = Kept.restarted(restarted, Story.PATIENT, POLICY);
                assertThat(restarted.step(input).alerts())
                        .as("patient of seed %s at %s", seed, Story.timeOf(input.now()))
                        .isEqualTo(alerts);
                alerts.forEach(alert -> kinds.add(alert.kind()));
            }
            assertThat(Kept.bytes(restarted)).as("patient of seed %s", seed).isEqualTo(Kept.bytes(alarms));
        }
        assertThat(kinds).contains(AlarmKind.HEART_RATE_HIGH, AlarmKind.HEART_RATE_LOW, AlarmKind.SOURCES_DISAGREE);
    }

    @Test
    void everyAlarmLivesALegalLifeAndNoIdIsGivenTwice() {
        for (long seed = 1; seed <= PATIENTS; seed++) {
            PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, POLICY);
            Lives lives = new Lives();
            for (AlarmInput input : inputs(seed)) {
                for (Alert alert : alarms.step(input).alerts()) {
                    assertThat(alert.at()).as("%s", alert).isGreaterThanOrEqualTo(alert.onset());
                    lives.take(alert);
                }
            }
        }
    }

    private static void follow(Alert alert, Map<AlarmKind, Priority> on) {
        if (alert.retrospective()) {
            return;
        }
        if (alert.event() == Event.CEASED) {
            on.remove(alert.kind());
        } else {
            on.put(alert.kind(), alert.priority());
        }
    }

    /** Ten minutes of two or three devices on whole seconds, as they are received. */
    private static List<AlarmInput> inputs(long seed) {
        Random random = new Random(seed);
        List<AlarmInput> inputs = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            inputs.addAll(ofDevice(DEVICES[i], random));
        }
        inputs.sort(Comparator.comparingLong(AlarmInput::now));
        return inputs;
    }

    private static List<AlarmInput> ofDevice(String device, Random random) {
        List<AlarmInput> inputs = new ArrayList<>();
        int interval = 1 + random.nextInt(15);
        int lag = random.nextInt(20);
        int rate = RATES[random.nextInt(RATES.length)];
        int second = 0;
        int inReach = 0;
        int poor = 0;
        while (second < 600) {
            rate = random.nextInt(12) == 0 ? RATES[random.nextInt(RATES.length)] : rate;
            // Out of reach for a while: what it measured comes when it is back.
            inReach = random.nextInt(60) == 0 ? second + random.nextInt(200) : inReach;
            poor = random.nextInt(40) == 0 ? second + random.nextInt(60) : poor;
            long received = START + 1000L * (Math.max(second, inReach) + lag);
            double quality = second < poor ? 0.1 : random.nextBoolean() ? 0.9 : Double.NaN;
            inputs.add(sample(device, START + second * 1000L, received, rate + random.nextInt(8), quality));
            if (random.nextInt(400) == 0) {
                inputs.add(new Released(new DeviceId(device), received + 1));
                break;
            }
            second += random.nextInt(80) == 0 ? 60 : interval;
        }
        return inputs;
    }

    private static AlarmInput sample(String device, long at, long received, double heartRate, double quality) {
        Sample sample = new Sample(
                at, Readings.of(VitalSign.HEART_RATE, heartRate), Observations.unknown(), quality, Double.NaN);
        return new Measured(new PatientSample(
                Story.PATIENT, new DeviceId(device), Story.kindOf(device), Story.BED, sample, received));
    }

    /** How long one device has shown a heart rate past the extreme limit: trusted, and delivered in step without a gap. */
    private static final class Run {
        private long since = Long.MAX_VALUE;
        private long newest = Long.MIN_VALUE;
        private long heard = Long.MIN_VALUE;

        void take(PatientSample sample) {
            long at = sample.measuredAt();
            boolean goesOn = sample.sample().readings().get(VitalSign.HEART_RATE) > 140
                    && POLICY.isUsable(sample.sample())
                    && POLICY.isLive(sample.kind(), at, sample.receivedAt());
            boolean first = since == Long.MAX_VALUE || at - newest > 30_000 || sample.receivedAt() - heard > 30_000;
            since = !goesOn ? Long.MAX_VALUE : first ? at : since;
            newest = at;
            heard = sample.receivedAt();
        }

        boolean lasts(long millis) {
            return since != Long.MAX_VALUE && newest - since >= millis;
        }
    }

    /** What a heart rate that is counted once a second leads to, above 120 and 140, by the rules as the manual for nurses tells them. */
    private static final class Seconds {
        private static final int NEVER = Integer.MAX_VALUE;
        private final List<String> told = new ArrayList<>();
        private int pastSince = NEVER;
        private int extremeSince = NEVER;
        private int clearSince = NEVER;
        private boolean on;
        private boolean high;

        void second(int now, int rate) {
            boolean extreme = extremeSince != NEVER && now - extremeSince >= 15;
            if (!on && pastSince != NEVER && now - pastSince >= 15) {
                on = true;
                high = extreme;
                told.add(now + " RAISED " + (high ? "HIGH" : "MEDIUM"));
            } else if (on && !high && extreme) {
                high = true;
                told.add(now + " PRIORITY_CHANGED HIGH");
            } else if (on && clearSince != NEVER && now - clearSince >= 15) {
                on = false;
                told.add(now + " CEASED " + (high ? "HIGH" : "MEDIUM"));
            }
            pastSince = since(pastSince, rate > 120, now);
            extremeSince = since(extremeSince, rate > 140, now);
            clearSince = since(clearSince, rate <= 117, now);
        }

        private static int since(int before, boolean holds, int now) {
            return !holds ? NEVER : before == NEVER ? now : before;
        }
    }
}
