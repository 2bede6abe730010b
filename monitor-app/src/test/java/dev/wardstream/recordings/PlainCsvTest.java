package dev.wardstream.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainCsvTest {
    @TempDir
    private Path path;

    @Test
    void aWardReadsItsOwnRecords() throws IOException {
        List<Recording> recordings = new RecordingFolder(path)
                .with(
                        "march.csv",
                        "patient,measuredAt,heartRate,spo2,supplementalOxygen,consciousness,signalQuality",
                        "bed-4,2026-03-01T14:05:00Z,81,95,true,ALERT,0.9",
                        "bed-4,2026-03-01T14:00:00Z,80,,,,",
                        "bed-5,2026-03-01T14:00:00Z,,97,false,VOICE,1")
                .read(RecordingSet.CSV);

        assertThat(recordings).extracting(Recording::id).containsExactly("bed-4", "bed-5");
        assertThat(recordings.get(0).samples())
                .as("in the order of time")
                .extracting(Sample::measuredAt)
                .containsExactly(
                        Instant.parse("2026-03-01T14:00:00Z").toEpochMilli(),
                        Instant.parse("2026-03-01T14:05:00Z").toEpochMilli());
        Sample second = recordings.get(0).samples().get(1);
        assertThat(second.readings()).isEqualTo(Readings.of(Map.of(VitalSign.HEART_RATE, 81.0, VitalSign.SPO2, 95.0)));
        assertThat(second.observations().supplementalOxygen()).isTrue();
        assertThat(second.observations().consciousness()).isEqualTo(Consciousness.ALERT);
        assertThat(second.signalQuality()).isEqualTo(0.9);
        assertThat(second.battery()).isNaN();
    }

    @Test
    void aWardMayTellWhoDiedAndWhen() throws IOException {
        List<Recording> recordings = new RecordingFolder(path)
                .with(
                        "march.csv",
                        "patient,measuredAt,heartRate,diedAt,diedInHospital",
                        "a,2026-03-01T14:00:00Z,80,,",
                        "a,2026-03-01T15:00:00Z,81,2026-03-02T09:00:00Z,",
                        "b,2026-03-01T14:00:00Z,80,,false",
                        "c,2026-03-01T14:00:00Z,80,,")
                .read(RecordingSet.CSV);

        assertThat(recordings)
                .extracting(Recording::notes)
                .containsExactly(
                        new Annotations(Instant.parse("2026-03-02T09:00:00Z").toEpochMilli(), true, List.of()),
                        new Annotations(null, false, List.of()),
                        Annotations.none());
        refused(
                "differs from the patient's 'true'",
                "patient,measuredAt,diedInHospital",
                "p,2026-03-01T14:05:00Z,true",
                "p,2026-03-01T14:06:00Z,false");
    }

    @Test
    void aMisspeltColumnIsNamedRatherThanIgnored() {
        refused("unknown; known are [heartRate,", "patient,measuredAt,hearthRate", "p,2026-03-01T14:05:00Z,80");
    }

    @Test
    void aValueThatIsNoNumberIsNamedWithItsPlace() {
        refused(
                "a.csv: line 3: column 'heartRate': 'high' is no number",
                "patient,measuredAt,heartRate",
                "p,2026-03-01T14:05:00Z,80",
                "p,2026-03-01T14:06:00Z,high");
        refused("'NaN' is no number", "patient,measuredAt,heartRate", "p,2026-03-01T14:05:00Z,NaN");
        refused("'0x1p3' is no number", "patient,measuredAt,heartRate", "p,2026-03-01T14:05:00Z,0x1p3");
    }

    @Test
    void aTimeWithoutAZoneIsNoInstant() {
        refused(
                "line 2: column 'measuredAt': '2026-03-01 14:05' is no instant",
                "patient,measuredAt,heartRate",
                "p,2026-03-01 14:05,80");
    }

    @Test
    void aNameIsNoPseudonym() {
        refused("patient id may have letters", "patient,measuredAt,heartRate", "Ann Lee,2026-03-01T14:05:00Z,80");
    }

    @Test
    void aLineWithAFieldTooManyOrTooFewIsNamed() {
        refused("line 2: has 2 fields, the header has 3", "patient,measuredAt,spo2", "p,2026-03-01T14:05:00Z");
        refused("line 2: has 4 fields, the header has 3", "patient,measuredAt,spo2", "p,2026-03-01T14:05:00Z,9,9");
    }

    @Test
    void aPatientWhoseRowsAreScatteredIsNotTakenForTwo() {
        refused(
                "line 4: 'p' was there before: its rows must stand together",
                "patient,measuredAt,spo2",
                "p,2026-03-01T14:05:00Z,97",
                "q,2026-03-01T14:05:00Z,97",
                "p,2026-03-01T14:06:00Z,97");
    }

    @Test
    void aHeaderThatLacksTheTimeIsNamed() {
        refused("line 1: column 'measuredAt' is missing", "patient,spo2", "p,97");
        refused("line 1: column 'spo2' is there twice", "patient,measuredAt,spo2,spo2", "p,2026-03-01T14:05:00Z,9,9");
    }

    @Test
    void aQuoteThatNeverEndsDoesNotFillTheMemory() {
        refused("a.csv", "patient,measuredAt,spo2", "\"p,2026-03-01T14:05:00Z,97" + "x".repeat(20_000_000));
    }

    private void refused(String because, String... lines) {
        assertThatThrownBy(() -> new RecordingFolder(path).with("a.csv", lines).read(RecordingSet.CSV))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining(because);
    }
}
