package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmInput.Tick;
import dev.wardstream.alarm.Alert.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every patient, tried on random ones. */
class AnyPatientTest {
    private static final Set<Event> OF_THE_CONDITION = EnumSet.of(Event.RAISED, Event.PRIORITY_CHANGED, Event.CEASED);
    private static final int PATIENTS = 20;
    private static final int INPUTS = 4000;
    private static final AlarmPolicy POLICY = AlarmPolicy.defaults().withHandling(Story.PLAIN);

    @Test
    void everyAlarmIsRaisedOnceCeasesOnceAtMostAndNeverBeforeItWasRaised() {
        forEveryPatient((seed, inputs) -> {
            Map<String, List<Alert>> alarms = new LinkedHashMap<>();
            for (Alert alert : run(inputs)) {
                alarms.computeIfAbsent(alert.id(), id -> new ArrayList<>()).add(alert);
            }
            alarms.values().forEach(AnyPatientTest::requireLegalLife);
        });
    }

    @Test
    void aVitalHasOneAlarmADirectionAtATime() {
        forEveryPatient((seed, inputs) -> {
            Set<String> on = new HashSet<>();
            for (Alert alert : run(inputs)) {
                String alarm = alert.id().substring(0, alert.id().lastIndexOf('/'));
                if (alert.event() == Event.RAISED) {
                    assertThat(on.add(alarm)).as("second %s", alert).isTrue();
                } else if (alert.event() == Event.CEASED) {
                    on.remove(alarm);
                }
            }
        });
    }

    @Test
    void ticksChangeNothing() {
        forEveryPatient((seed, inputs) -> {
            Random random = new Random(seed);
            List<AlarmInput> ticked = new ArrayList<>();
            long before = inputs.get(0).now();
            for (AlarmInput input : inputs) {
                long gap = input.now() - before;
                for (long at = before; gap > 0 && random.nextInt(3) > 0; ) {
                    at += random.nextLong(input.now() - at + 1);
                    ticked.add(new Tick(at));
                }
                ticked.add(input);
                before = Math.max(before, input.now());
            }
            assertThat(run(ticked)).isEqualTo(run(inputs));
        });
    }

    @Test
    void tickingExactlyWhenDueChangesNothing() {
        forEveryPatient((seed, inputs) -> {
            PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, POLICY);
            List<Alert> told = new ArrayList<>();
            for (AlarmInput input : inputs) {
                while (alarms.nextDue() <= input.now()) {
                    List<Alert> due = alarms.step(new Tick(alarms.nextDue())).alerts();
                    told.addAll(due);
                }
                told.addAll(alarms.step(input).alerts());
            }
            assertThat(told).isEqualTo(run(inputs));
        });
    }

    @Test
    void aRestartAtAnyPointChangesNothing() {
        forEveryPatient((seed, inputs) -> {
            byte[] state = Kept.bytes(PatientAlarms.start(Story.PATIENT, POLICY));
            List<Alert> told = new ArrayList<>();
            long bytes = 0;
            for (AlarmInput input : inputs) {
                PatientAlarms alarms = Kept.alarms(Story.PATIENT, POLICY, state);
                told.addAll(alarms.step(input).alerts());
                state = Kept.bytes(alarms);
                bytes += state.length;
                assertThat(alarms.nextDue())
                        .isEqualTo(Kept.alarms(Story.PATIENT, POLICY, state).nextDue());
            }
            assertThat(told).isEqualTo(run(inputs));
            assertThat(bytes / inputs.size())
                    .as("mean bytes of a very ill patient")
                    .isLessThan(1800);
        });
    }

    @Test
    void whatWasToldUpToAMomentDoesNotHangOnWhatCameAfter() {
        forEveryPatient((seed, inputs) -> {
            List<Alert> all = run(inputs);
            List<Alert> some = run(inputs.subList(0, inputs.size() / 3));
            assertThat(all.subList(0, some.size())).isEqualTo(some);
        });
    }

    @Test
    void nobodyIsCalledForAMomentLongPast() {
        forEveryPatient((seed, inputs) -> {
            for (Alert alert : run(inputs)) {
                if (alert.event() != Event.CEASED && !alert.retrospective()) {
                    assertThat(alert.receivedAt() - alert.at())
                            .as("%s", alert)
                            .isLessThanOrEqualTo(alert.device().value().equals("T-9") ? 3_600_000 : 60_000);
                }
            }
        });
    }

    @Test
    void theRandomPatientsMeetEverythingThatCanHappen() {
        Set<AlarmKind> kinds = EnumSet.noneOf(AlarmKind.class);
        Set<Event> events = EnumSet.noneOf(Event.class);
        Set<Boolean> retrospective = new HashSet<>();
        List<AlarmInput> late = new ArrayList<>();
        forEveryPatient((seed, inputs) -> {
            run(inputs).forEach(alert -> {
                kinds.add(alert.kind());
                events.add(alert.event());
                retrospective.add(alert.retrospective());
            });
            inputs.stream()
                    .filter(input -> input instanceof Measured measured
                            && measured.now() - measured.sample().measuredAt() > 60_000)
                    .forEach(late::add);
        });
        assertThat(kinds)
                .contains(
                        AlarmKind.HEART_RATE_HIGH,
                        AlarmKind.HEART_RATE_LOW,
                        AlarmKind.RESPIRATORY_RATE_HIGH,
                        AlarmKind.SPO2_LOW,
                        AlarmKind.NEWS2,
                        AlarmKind.ANOMALY,
                        AlarmKind.NO_DATA,
                        AlarmKind.SENSOR_FAULT);
        assertThat(events).containsAll(OF_THE_CONDITION);
        assertThat(retrospective).containsExactlyInAnyOrder(true, false);
        assertThat(late).hasSizeGreaterThan(1000);
    }

    private static void requireLegalLife(Collection<Alert> life) {
        String events = life.stream()
                .filter(alert -> OF_THE_CONDITION.contains(alert.event()))
                .map(alert -> alert.event().name().substring(0, 1))
                .collect(Collectors.joining());
        assertThat(events).as("%s", life).matches("RP{0,2}C?");
        Priority priority = null;
        double worst = Double.NaN;
        for (Alert alert : life) {
            worst = requireNoBetterThan(worst, alert);
            assertThat(alert.at()).as("%s", alert).isGreaterThanOrEqualTo(alert.onset());
            if (alert.event() == Event.PRIORITY_CHANGED) {
                assertThat(alert.priority()).as("%s", alert).isGreaterThan(priority);
            }
            priority = alert.priority();
        }
        assertThat(life.stream().map(Alert::retrospective).distinct()).hasSize(1);
        assertThat(life.stream().anyMatch(Alert::retrospective) && life.size() != 2)
                .as("in retrospect told whole: %s", life)
                .isFalse();
    }

    /** The worst of an alarm is past its limit, and is not taken back. */
    private static double requireNoBetterThan(double worst, Alert alert) {
        Alert.Peak peak = alert.peak();
        if (alert.kind().isTechnical() || alert.kind() == AlarmKind.ANOMALY) {
            return worst;
        }
        if (peak == null) {
            throw new AssertionError("it tells no peak: " + alert);
        }
        double sign = alert.kind().name().endsWith("_LOW") ? -1 : 1;
        assertThat(sign * peak.value()).as("%s", alert).isGreaterThanOrEqualTo(sign * alert.limit());
        assertThat(sign * peak.value() < sign * worst).as("%s", alert).isFalse();
        // It is told with all that is known by then, also of what another device measured a moment later.
        assertThat(peak.at()).as("%s", alert).isLessThanOrEqualTo(Math.max(alert.at(), alert.receivedAt()));
        return peak.value();
    }

    private static List<Alert> run(List<AlarmInput> inputs) {
        PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, POLICY);
        List<Alert> told = new ArrayList<>();
        inputs.forEach(input -> told.addAll(alarms.step(input).alerts()));
        return told;
    }

    private static void forEveryPatient(Claim claim) {
        for (long seed = 1; seed <= PATIENTS; seed++) {
            claim.check(seed, Inputs.ofPatient(seed, INPUTS));
        }
    }

    private interface Claim {
        void check(long seed, List<AlarmInput> inputs);
    }
}
