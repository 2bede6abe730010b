package dev.wardstream.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wardstream.simulate.Limits.Crossing;
import dev.wardstream.simulate.SimulatedWard.ScriptedEpisode;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedWardTest {
    private static final long START = 1_790_000_000_000L;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void inTheFirstMinutesOfTwelveBedsEveryScriptedCourseHappensOnce() {
        for (long seed = 0; seed < 20; seed++) {
            List<ScriptedEpisode> script = SimulatedWard.of(12, seed, START).script(START + 600_000);
            assertThat(script)
                    .extracting(ScriptedEpisode::course)
                    .containsExactlyInAnyOrder(
                            Course.SEPSIS,
                            Course.HYPOXIA,
                            Course.HAEMORRHAGE,
                            Course.ATRIAL_FIBRILLATION,
                            Course.SENSOR_FALLS_OFF,
                            Course.WEARABLE_OFFLINE);
            assertThat(script).allMatch(each -> each.onset() >= START + 45_000 && each.onset() <= START + 110_000);
        }
    }

    @Test
    void whoeverIsScriptedToDeteriorateCrossesTheirLimitWithinFiveMinutesAndNobodyElseDoes() {
        for (long seed = 0; seed < 20; seed++) {
            SimulatedWard ward = SimulatedWard.of(12, seed, START).lasting(TEN_MINUTES);
            Map<PatientId, Map<VitalSign, Long>> crossed = firstCrossings(ward);
            Set<PatientId> expected = new HashSet<>();
            for (ScriptedEpisode episode : ward.script(Long.MAX_VALUE)) {
                if (episode.course() != Course.SENSOR_FALLS_OFF) {
                    expected.add(episode.patient());
                    assertThat(crossed.getOrDefault(episode.patient(), Map.of()))
                            .as("%s of %s, seed %d", episode.course(), episode.patient(), seed)
                            .hasEntrySatisfying(
                                    mark(episode.course()), at -> assertThat(at).isLessThanOrEqualTo(START + 300_000));
                }
            }
            assertThat(crossed.keySet()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void theWearableOutOfReachIsSilentForFiveMinutesAndBackBeforeTheNinth() {
        SimulatedWard ward = SimulatedWard.of(12, 7, START).lasting(TEN_MINUTES);
        PatientId patient = scripted(ward, Course.WEARABLE_OFFLINE);
        long last = START;
        long silence = 0;
        for (Emission emission : all(ward)) {
            if (patientOf(ward, emission.device()).equals(patient)
                    && emission.vendor().equals("lifeband")) {
                silence = Math.max(silence, emission.at() - last);
                last = emission.at();
            }
        }
        assertThat(silence).isBetween(299_000L, 302_000L);
        assertThat(last).isGreaterThan(START + 598_000);
    }

    @Test
    void emissionsComeInTheOrderOfTimeAndEachDeviceNumbersItsOwn() {
        Map<DeviceId, Long> sequences = new HashMap<>();
        long before = START;
        for (Emission emission : all(SimulatedWard.of(30, 5, START).lasting(TEN_MINUTES))) {
            assertThat(emission.at()).isGreaterThanOrEqualTo(before);
            assertThat(emission.sample().sample().measuredAt()).isLessThanOrEqualTo(emission.at());
            assertThat(emission.sample().sequence()).isEqualTo(sequences.merge(emission.device(), 1L, Long::sum));
            before = emission.at();
        }
        assertThat(before).isBetween(START + 599_000, START + 600_000);
    }

    @Test
    void theSameSeedIsTheSameWard() {
        SimulatedWard ward = SimulatedWard.of(9, 42, START).lasting(TEN_MINUTES);
        assertThat(all(ward))
                .isEqualTo(all(ward))
                .isEqualTo(all(SimulatedWard.of(9, 42, START + 999).lasting(TEN_MINUTES)))
                .isNotEqualTo(all(SimulatedWard.of(9, 43, START).lasting(TEN_MINUTES)));
    }

    @Test
    void everyDeviceIsWornByOnePatientFromTheStart() {
        SimulatedWard ward = SimulatedWard.of(50, 1, START);
        Set<DeviceId> seen = new HashSet<>();
        for (Emission emission : all(ward.lasting(TEN_MINUTES))) {
            seen.add(emission.device());
        }
        assertThat(ward.assignments()).extracting(Assignments::device).containsExactlyInAnyOrderElementsOf(seen);
        assertThat(ward.assignments()).allSatisfy(each -> {
            Assignment assignment = each.history().get(0);
            assertThat(assignment.from()).isEqualTo(START);
            assertThat(assignment.to()).isEqualTo(Assignment.OPEN);
        });
        assertThat(ward.assignments().stream().map(each -> each.history().get(0).kind()))
                .contains(DeviceKind.BEDSIDE_MONITOR, DeviceKind.WEARABLE, DeviceKind.SPOT_CHECK);
        assertThat(ward.vendors()).containsExactly("acme", "lifeband");
    }

    @Test
    void anEndlessWardHasNewEpisodesOnOtherBeds() {
        List<ScriptedEpisode> script = SimulatedWard.of(24, 3, START).script(START + 2 * 900_000);
        Set<PatientId> first = patients(script, START, START + 900_000);
        Set<PatientId> second = patients(script, START + 900_000, START + 1_800_000);
        assertThat(first).hasSize(6);
        assertThat(second).hasSize(6).doesNotContainAnyElementsOf(first);
    }

    @Test
    void aWardTooSmallForAllCoursesHasThemOneAfterTheOther() {
        SimulatedWard ward = SimulatedWard.of(2, 3, START);
        assertThat(ward.script(START + 900_000)).hasSize(2);
        assertThat(ward.script(START + 4 * 900_000L).stream()
                        .map(ScriptedEpisode::course)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Course.class))))
                .containsExactlyInAnyOrder(
                        Course.SEPSIS,
                        Course.HYPOXIA,
                        Course.HAEMORRHAGE,
                        Course.SENSOR_FALLS_OFF,
                        Course.WEARABLE_OFFLINE,
                        Course.ATRIAL_FIBRILLATION);
    }

    @Test
    void aWardOfNoBedsIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatedWard.of(0, 1, START))
                .withMessageContaining("at least one bed");
    }

    private static VitalSign mark(Course course) {
        return switch (course) {
            case SEPSIS -> VitalSign.BODY_TEMPERATURE;
            case HYPOXIA -> VitalSign.SPO2;
            case HAEMORRHAGE -> VitalSign.SYSTOLIC_PRESSURE;
            default -> VitalSign.HEART_RATE;
        };
    }

    private static Map<PatientId, Map<VitalSign, Long>> firstCrossings(SimulatedWard ward) {
        Limits limits = new Limits();
        ward.emissions()
                .forEachRemaining(
                        each -> limits.see(each.device(), each.sample().sample()));
        Map<PatientId, Map<VitalSign, Long>> first = new HashMap<>();
        for (Crossing crossing : limits.crossings()) {
            first.computeIfAbsent(patientOf(ward, crossing.device()), patient -> new HashMap<>())
                    .putIfAbsent(crossing.vital(), crossing.at());
        }
        return first;
    }

    private static PatientId patientOf(SimulatedWard ward, DeviceId device) {
        return ward.assignments().stream()
                .filter(each -> each.device().equals(device))
                .map(each -> each.history().get(0).patient())
                .findFirst()
                .orElseThrow();
    }

    private static PatientId scripted(SimulatedWard ward, Course course) {
        return ward.script(Long.MAX_VALUE).stream()
                .filter(each -> each.course() == course)
                .map(ScriptedEpisode::patient)
                .findFirst()
                .orElseThrow();
    }

    private static Set<PatientId> patients(List<ScriptedEpisode> script, long from, long until) {
        return script.stream()
                .filter(each -> each.onset() >= from && each.onset() < until)
                .map(ScriptedEpisode::patient)
                .collect(Collectors.toSet());
    }

    private static List<Emission> all(SimulatedWard ward) {
        List<Emission> all = new ArrayList<>();
        Iterator<Emission> emissions = ward.emissions();
        emissions.forEachRemaining(all::add);
        return all;
    }
}
