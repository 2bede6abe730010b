package dev.wardstream.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wardstream.recordings.Annotations;
import dev.wardstream.recordings.Recording;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordedPatientsTest {

    @Test
    void patientsRecordedTogetherAreReplayedTogether() {
        RecordedPatients patients = of(recording("ann", 100, 300, 300, 700), recording("ben", 200, 300, 400));
        assertThat(all(patients))
                .extracting(
                        each -> each.device().value(),
                        Emission::at,
                        each -> each.sample().sequence())
                .containsExactly(
                        tuple("device-ann", 100L, 1L),
                        tuple("device-ben", 200L, 1L),
                        tuple("device-ann", 300L, 2L),
                        tuple("device-ann", 300L, 3L),
                        tuple("device-ben", 300L, 2L),
                        tuple("device-ben", 400L, 3L),
                        tuple("device-ann", 700L, 4L));
    }

    @Test
    void eachWearsOneDeviceFromTheFirstSampleOn() {
        RecordedPatients patients = of(recording("ann", 100, 300), recording("ben", 200));
        assertThat(patients.assignments()).extracting(Assignments::device).doesNotHaveDuplicates();
        Assignment ben = patients.assignments().get(1).history().get(0);
        assertThat(ben.patient()).isEqualTo(new PatientId("ben"));
        assertThat(ben.location().ward()).isEqualTo("night-shift");
        assertThat(ben.covers(199)).isFalse();
        assertThat(ben.covers(200)).isTrue();
        assertThat(ben.covers(Long.MAX_VALUE - 1)).isTrue();
    }

    @Test
    void whoHasNoSamplesHasNoBed() {
        RecordedPatients patients = of(recording("ann", 100), recording("nobody"));
        assertThat(patients.patients()).isEqualTo(1);
        assertThat(patients.samples()).isEqualTo(1);
        assertThat(patients.assignments()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordingSet.class,
            names = {"MIMIC3_DEMO", "STRESS_PREDICT"})
    void aRecordedSetIsReplayedWholeAndInEveryPatientsOwnOrder(RecordingSet set) throws IOException {
        Path directory = data().resolve(set.id());
        assumeThat(directory)
                .as("recordings of %s, published at %s", set.id(), set.source())
                .isDirectory();
        RecordedPatients patients;
        try (Recordings recordings = set.open(directory)) {
            patients = RecordedPatients.of(set.id(), recordings);
        }
        Map<DeviceId, Assignments> worn = new HashMap<>();
        patients.assignments().forEach(each -> worn.put(each.device(), each));
        Map<DeviceId, Long> sequences = new HashMap<>();
        long before = Long.MIN_VALUE;
        long count = 0;
        for (Iterator<Emission> emissions = patients.emissions(); emissions.hasNext(); count++) {
            Emission emission = emissions.next();
            assertThat(emission.at()).isGreaterThanOrEqualTo(before);
            assertThat(emission.sample().sequence()).isEqualTo(sequences.merge(emission.device(), 1L, Long::sum));
            assertThat(Objects.requireNonNull(worn.get(emission.device())).at(emission.at()))
                    .isNotNull();
            before = emission.at();
        }
        assertThat(count).isEqualTo(patients.samples()).isGreaterThan(10_000);
    }

    private static Path data() {
        String given = System.getProperty("WARDSTREAM_DATA", System.getenv("WARDSTREAM_DATA"));
        return given == null ? Path.of("..", "..", "shared", "data") : Path.of(given);
    }

    private static RecordedPatients of(Recording... recordings) {
        return RecordedPatients.of("night-shift", List.of(recordings).iterator());
    }

    private static Recording recording(String id, long... times) {
        List<Sample> samples = LongStream.of(times)
                .mapToObj(at -> Sample.of(at, Readings.of(VitalSign.HEART_RATE, 70)))
                .toList();
        return new Recording(id, id, DeviceKind.BEDSIDE_MONITOR, samples, Annotations.none());
    }

    private static List<Emission> all(RecordedPatients patients) {
        List<Emission> all = new ArrayList<>();
        patients.emissions().forEachRemaining(all::add);
        return all;
    }
}
