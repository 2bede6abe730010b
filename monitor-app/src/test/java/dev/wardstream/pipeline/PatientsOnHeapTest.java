package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.patient.Fleet;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.score.News2Settings;
import dev.wardstream.vitals.PatientId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatientsOnHeapTest {
    private static final PatientRules RULES = new PatientRules(AlarmPolicy.defaults(), News2Settings.defaults());
    private static final Fleet NO_MODELS = Fleet.of(List.of());
    private static final long EACH = bytesOfOne();

    private final MemoryBudget budget = new MemoryBudget(100 * EACH);
    private final List<String> left = new ArrayList<>();
    private final PatientsOnHeap patients = new PatientsOnHeap(budget, leaving -> left.add(leaving.id));
    private final Map<String, Long> offsets = new HashMap<>();
    private long position;

    @Test
    void whereAllHaveRoomNobodyLeaves() {
        round(100);
        assertThat(round(100)).isEqualTo(100);
        assertThat(left).isEmpty();
    }

    /** A bound that holds a tenth of the patients must not make all of them be read each second. */
    @Test
    void ofAWardTenTimesTooLargeATenthIsFoundEachSecond() {
        round(1_000);
        for (int second = 0; second < 5; second++) {
            assertThat(round(1_000)).isBetween(95, 100);
        }
        assertThat(patients.bytes()).isLessThanOrEqualTo(101 * EACH);
    }

    @Test
    void whoIsHeardNoMoreMakesRoomForThoseWhoAre() {
        round(100);
        for (int second = 0; second < 3; second++) {
            for (int patient = 100; patient < 200; patient++) {
                hear("patient-" + patient);
            }
        }
        int found = 0;
        for (int patient = 100; patient < 200; patient++) {
            found += hear("patient-" + patient) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(90);
    }

    @Test
    void aGuestIsFoundUntilTheNextOneComes() {
        round(101);
        assertThat(hear("patient-100")).isTrue();
        assertThat(hear("patient-100")).isTrue();
        assertThat(left).isEmpty();
        hear("patient-101");
        assertThat(left).containsExactly("patient-100");
    }

    @Test
    void whenAnotherTaskComesThisOneKeepsToItsHalf() {
        round(100);
        PatientsOnHeap others = new PatientsOnHeap(budget, leaving -> {});
        patients.makeRoom();
        assertThat(patients.bytes()).isEqualTo(50 * EACH);
        assertThat(left).hasSize(50).startsWith("patient-0", "patient-1");

        others.close();
        round(100);
        assertThat(patients.bytes()).isEqualTo(100 * EACH);
    }

    /** Everybody is heard once; returns how many were found on the heap. */
    private int round(int ward) {
        int found = 0;
        for (int patient = 0; patient < ward; patient++) {
            found += hear("patient-" + patient) ? 1 : 0;
        }
        return found;
    }

    /** Whether a patient who is heard was found on the heap. */
    private boolean hear(String id) {
        LivePatient known = patients.find(id);
        LivePatient own = known == null ? patient(id) : known;
        if (known == null) {
            own.offset = offsets.getOrDefault(id, LivePatient.NONE);
            patients.add(own, position);
        }
        position++;
        own.offset = position;
        offsets.put(id, position);
        return known != null;
    }

    private static LivePatient patient(String id) {
        LivePatient patient = new LivePatient(id, PatientMonitor.start(new PatientId(id), RULES), NO_MODELS);
        patient.isKept(100);
        return patient;
    }

    private static long bytesOfOne() {
        return patient("one").bytes;
    }
}
