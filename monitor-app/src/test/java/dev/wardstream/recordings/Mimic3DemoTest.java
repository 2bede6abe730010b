package dev.wardstream.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mimic3DemoTest {
    private static final String HEADER = "icustay_id,minute,hr,rr,spo2,nbp_sys,nbp_dia,nbp_map,abp_sys,abp_dia,abp_map,"
            + "temp_c,gcs_total,gcs_eye,gcs_verbal,gcs_motor,fio2_pct,o2_flow,o2_device,alarm_hr_hi";
    private static final Instant ADMISSION = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    private Path path;

    private RecordingFolder folder = new RecordingFolder(Path.of("unset"));

    @BeforeEach
    void aFolderWithStays() throws IOException {
        folder = new RecordingFolder(path)
                .with(
                        "stays.csv",
                        "icustay_id,subject_id,hospital_expire_flag,death_minute",
                        "11,900,0,",
                        "12,900,1,600",
                        "249805,901,1,120");
    }

    @Test
    void minutesCountFromAFixedAdmissionAndMayLieBeforeIt() throws IOException {
        vitals("11,-21,78,,,160,20,59,,,,,,,,,,,,", "11,60,80,18,97,,,,,,,36.6,,,,,,,,120");

        Recording stay = only();

        assertThat(stay.id()).isEqualTo("mimic3-11");
        assertThat(stay.kind()).isEqualTo(DeviceKind.SPOT_CHECK);
        assertThat(stay.samples())
                .extracting(Sample::measuredAt)
                .containsExactly(
                        ADMISSION.minusSeconds(21 * 60).toEpochMilli(),
                        ADMISSION.plusSeconds(3600).toEpochMilli());
        assertThat(stay.samples().get(1).readings())
                .isEqualTo(Readings.of(Map.of(
                        VitalSign.HEART_RATE,
                        80.0,
                        VitalSign.RESPIRATORY_RATE,
                        18.0,
                        VitalSign.SPO2,
                        97.0,
                        VitalSign.BODY_TEMPERATURE,
                        36.6)));
    }

    @Test
    void anArterialLineGoesBeforeTheCuffPressureByPressure() throws IOException {
        vitals("11,0,,,,160,70,95,131,,88,,,,,,,,,");

        Sample sample = only().samples().get(0);

        assertThat(sample.readings().get(VitalSign.SYSTOLIC_PRESSURE)).isEqualTo(131);
        assertThat(sample.readings().get(VitalSign.DIASTOLIC_PRESSURE)).isEqualTo(70);
        assertThat(sample.readings().get(VitalSign.MEAN_PRESSURE)).isEqualTo(88);
    }

    @Test
    void implausibleValuesAreLeftAsRecorded() throws IOException {
        vitals("11,0,,118,0,11647,,,,,,,,,,,,,,");

        assertThat(only().samples().get(0).readings())
                .isEqualTo(Readings.of(Map.of(
                        VitalSign.RESPIRATORY_RATE, 118.0, VitalSign.SPO2, 0.0, VitalSign.SYSTOLIC_PRESSURE, 11647.0)));
    }

    @Test
    void theGlasgowTotalIsSummedOnlyWhereAllItsPartsAreCharted() throws IOException {
        vitals("11,0,,,,,,,,,,,,4,5,6,,,,", "11,1,,,,,,,,,,,,4,,6,,,,", "11,2,,,,,,,,,,,9,4,5,6,,,,");

        assertThat(only().samples())
                .extracting(sample -> sample.readings().get(VitalSign.GLASGOW_COMA_SCALE))
                .containsExactly(15.0, Double.NaN, 9.0);
    }

    @Test
    void oxygenIsKnownOnlyWhereTheChartTells() throws IOException {
        vitals(
                "11,0,80,,,,,,,,,,,,,,,,None,",
                "11,1,80,,,,,,,,,,,,,,,,Nasal cannula,",
                "11,2,80,,,,,,,,,,,,,,,2,,",
                "11,3,80,,,,,,,,,,,,,,40,,Endotracheal tube,",
                "11,4,80,,,,,,,,,,,,,,,,Endotracheal tube,",
                "11,5,80,,,,,,,,,,,,,,21,,,",
                "11,6,80,,,,,,,,,,,,,,,,,");

        assertThat(only().samples())
                .extracting(sample -> sample.observations().supplementalOxygen())
                .containsExactly(false, true, true, true, null, false, null);
        assertThat(only().samples()).allMatch(sample -> sample.observations().consciousness() == Consciousness.UNKNOWN);
    }

    @Test
    void aTubeTellsOfAVentilatorAndNothingTellsOfNone() throws IOException {
        vitals(
                "11,0,80,,,,,,,,,,,,,,,,Endotracheal tube,",
                "11,1,80,,,,,,,,,,,,,,,,Nasal cannula,",
                "11,2,80,,,,,,,,,,,,,,,,,");

        assertThat(only().samples())
                .extracting(sample -> sample.observations().ventilated())
                .containsExactly(true, null, null);
    }

    @Test
    void onePersonMayHaveSeveralStays() throws IOException {
        vitals("11,0,80,,,,,,,,,,,,,,,,,", "12,0,90,,,,,,,,,,,,,,,,,");

        List<Recording> stays = folder.read(RecordingSet.MIMIC3_DEMO);

        assertThat(stays).extracting(Recording::id).containsExactly("mimic3-11", "mimic3-12");
        assertThat(stays).extracting(Recording::person).containsOnly("mimic3-subject-900");
        assertThat(stays.get(0).notes().diedAt()).isNull();
        assertThat(stays.get(1).notes().diedAt())
                .isEqualTo(ADMISSION.plusSeconds(600 * 60).toEpochMilli());
    }

    @Test
    void whatGoesOnAfterADeathKnownToBeTooEarlyIsLeftOutAndCounted() throws IOException {
        vitals("249805,119,80,,,,,,,,,,,,,,,,,", "249805,121,82,,,,,,,,,,,,,,,,,");

        assertThat(only().samples()).hasSize(1);
        assertThat(folder.report(RecordingSet.MIMIC3_DEMO))
                .isEqualTo(new ReadReport(1, 2, 1, Map.of("after a recorded death that is too early", 1L)));
    }

    @Test
    void aStayThatIsNotInTheStaysTableIsNamed() throws IOException {
        vitals("77,0,80,,,,,,,,,,,,,,,,,");

        assertThatThrownBy(() -> folder.read(RecordingSet.MIMIC3_DEMO))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageEndingWith("vitals.csv.gz: line 2: column 'icustay_id': stay '77' is not in stays.csv");
    }

    private void vitals(String... rows) throws IOException {
        String[] lines = new String[rows.length + 1];
        lines[0] = HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        folder.with("vitals.csv.gz", lines);
    }

    private Recording only() throws IOException {
        List<Recording> recordings = folder.read(RecordingSet.MIMIC3_DEMO);
        assertThat(recordings).hasSize(1);
        return recordings.get(0);
    }
}
