package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.alarm.Priority;
import dev.wardstream.intake.DeviceMemory;
import dev.wardstream.intake.Intake;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.intake.Verdict;
import dev.wardstream.intake.Verdict.Accepted;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the clocks of up to three devices show, and however what they measured comes: a heart past its extreme limit for
 * 60 s on a device that delivers in step is called within 60 s. Tried on 10,000 random wards; the test knows the true times.
 */
class AnyClockTest {
    private static final int WARDS = 10_000;
    private static final long SECOND = 1_000;
    private static final long BEGIN = TestWard.DAWN;
    private static final long LONGEST_WAIT = 60 * SECOND;
    private static final VendorId VENDOR = new VendorId("acme");
    private static final PatientId PATIENT = new PatientId("alma");
    private static final Intake INTAKE = new Intake(IntakeRules.defaults());

    /** What is on its way: measured and received at true times, stamped by the device. */
    private record Travelling(DeviceId device, long receivedAt, Sample sample) {}

    @Test
    void anExtremeHeartOnADeviceThatDeliversInStepIsCalledWithinAMinuteWhateverTheClocks() {
        List<String> missed = LongStream.rangeClosed(1, WARDS)
                .parallel()
                .mapToObj(seed -> new RandomWard(seed).missed())
                .filter(fault -> !fault.isEmpty())
                .toList();
        assertThat(missed).as("seeds whose patient was not called in time").isEmpty();
    }

    /** A patient whose heart races from some moment on, and devices of which the first sees it and delivers in step. */
    private static final class RandomWard {
        private final Random random;
        private final long seed;
        private final long trouble;
        private final long end;
        private final List<Travelling> travelling = new ArrayList<>();
        private final Map<DeviceId, Assignments> worn = new HashMap<>();
        private final Map<DeviceId, DeviceMemory> memories = new HashMap<>();
        private String devices = "";

        RandomWard(long seed) {
            this.seed = seed;
            random = new Random(seed);
            trouble = BEGIN + random.nextInt(150) * SECOND;
            end = trouble + LONGEST_WAIT + 5 * SECOND;
            int count = 1 + random.nextInt(3);
            for (int device = 0; device < count; device++) {
                add(new DeviceId("device-" + device), device == 0);
            }
            travelling.sort(Comparator.comparingLong(Travelling::receivedAt));
        }

        /** What it was like, where nobody was called in time; empty where somebody was. */
        String missed() {
            PatientAlarms alarms = PatientAlarms.start(PATIENT, AlarmPolicy.defaults());
            List<Alert> alerts = new ArrayList<>();
            for (Travelling next : travelling) {
                if (next.receivedAt() > trouble + LONGEST_WAIT) {
                    break;
                }
                tickUntil(next.receivedAt(), alarms, alerts);
                Verdict verdict = INTAKE.judge(
                        new DeviceSample(next.device(), null, next.sample()),
                        VENDOR,
                        next.device().value(),
                        worn.get(next.device()),
                        memories.getOrDefault(next.device(), DeviceMemory.nothing()),
                        next.receivedAt());
                if (verdict instanceof Accepted accepted) {
                    memories.put(next.device(), accepted.memory());
                    alerts.addAll(alarms.step(new AlarmInput.Measured(accepted.sample()))
                            .alerts());
                }
            }
            tickUntil(trouble + LONGEST_WAIT, alarms, alerts);
            boolean called = alerts.stream()
                    .anyMatch(alert -> alert.kind() == AlarmKind.HEART_RATE_HIGH
                            && alert.priority() == Priority.HIGH
                            && alert.calls());
            return called ? "" : "seed " + seed + ", trouble at " + (trouble - BEGIN) / 1000 + " s:" + devices;
        }

        private static void tickUntil(long now, PatientAlarms alarms, List<Alert> alerts) {
            for (long due = alarms.nextDue(); due <= now; due = alarms.nextDue()) {
                alerts.addAll(alarms.step(new AlarmInput.Tick(due)).alerts());
            }
        }

        private void add(DeviceId device, boolean sees) {
            DeviceKind kind = random.nextBoolean() ? DeviceKind.BEDSIDE_MONITOR : DeviceKind.WEARABLE;
            worn.put(
                    device,
                    Bedside.history(
                            device.value(),
                            Bedside.worn(PATIENT.value(), kind, BEGIN - 30 * 86_400_000L, Assignment.OPEN)));
            long every = (1 + random.nextInt(4)) * SECOND;
            long error = error();
            double drift = random.nextInt(3) == 0 ? (random.nextDouble() - 0.5) / 30 : 0;
            long steppedAt = random.nextInt(3) == 0 ? BEGIN + random.nextInt(150) * SECOND : Long.MAX_VALUE;
            long step = error();
            long steady = random.nextInt(4) == 0 ? random.nextInt(90) * SECOND : 0;
            int jitter = 1 + random.nextInt(800);
            long offlineFrom = sees ? Long.MAX_VALUE : BEGIN + random.nextInt(150) * SECOND;
            long offlineUntil = sees ? Long.MAX_VALUE : offlineFrom + random.nextInt(120) * SECOND;
            devices +=
                    "\n  every " + every + " ms, off by " + error + " ms, drift " + drift + ", delay " + steady + " ± "
                            + jitter + " ms, step of " + step + " ms at "
                            + (steppedAt == Long.MAX_VALUE ? "no" : (steppedAt - BEGIN) / 1000)
                            + " s, offline from " + (sees ? "never" : (offlineFrom - BEGIN) / 1000 + " s");
            // What travels long was on its way before the story begins.
            for (long at = BEGIN - steady + random.nextInt(1_000); at < end; at += every) {
                boolean gap = random.nextInt(60) == 0;
                long stamp = at + error + Math.round((at - BEGIN) * drift) + (at >= steppedAt ? step : 0);
                double heart = (sees && at >= trouble - steady ? 175 : 78) + random.nextGaussian();
                // What is measured now for the device that sees is the trouble as of when it gets here.
                long arrives = at + steady + random.nextInt(jitter);
                if (at >= offlineFrom && at < offlineUntil) {
                    arrives = offlineUntil + random.nextInt(2_000);
                }
                if (!gap) {
                    travelling.add(new Travelling(
                            device, arrives, Sample.of(stamp, Readings.of(VitalSign.HEART_RATE, heart))));
                }
            }
        }

        /** How far a clock is off: often not, else seconds, minutes or time zones. */
        private long error() {
            return switch (random.nextInt(6)) {
                case 0, 1 -> 0;
                case 2 -> (random.nextInt(41) - 20) * SECOND;
                case 3 -> (random.nextInt(601) - 300) * SECOND;
                case 4 -> (random.nextInt(25) - 12) * 3_600_000L;
                default -> (random.nextInt(7) - 3) * SECOND;
            };
        }
    }
}
