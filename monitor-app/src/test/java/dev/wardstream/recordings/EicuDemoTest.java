package dev.wardstream.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EicuDemoTest {
    private static final String HOURS = "stay,hour,hr,spo2,temp_c,sbp,map,dbp,rr,fio2,glucose_mgdl,lactate_mmol";
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    @TempDir
    private Path path;

    private RecordingFolder folder;

    @BeforeEach
    void aSetWithoutStays() throws IOException {
        folder = new RecordingFolder(path)
                .with(
                        "outcomes.csv.gz",
                        "stay,patient,unit_discharge_status,unit_discharge_min,hospital_discharge_status,hospital_discharge_min",
                        "1,002-10,Alive,300,Alive,900",
                        "2,002-10,Alive,300,Expired,1200",
                        "3,002-11,Expired,140,Expired,141",
                        "4,002-12,Alive,300,,900")
                .with("nibp.csv.gz", "stay,minute,nibp_sys,nibp_dia,nibp_map")
                .with("gcs.csv.gz", "stay,minute,eyes,motor,verbal,gcs")
                .with("oxygen.csv.gz", "stay,minute,label,value")
                .with("vitals_hourly.csv.gz", HOURS, "1,0,80,96,36.9,142,108,87,18,,,");
    }

    @Test
    void anHourIsKnownWhenItIsOver() throws IOException {
        folder.with("vitals_hourly.csv.gz", HOURS, "1,0,80,96,36.9,142,108,87,18,,110,", "1,1,84,,,,,,20,40.0,,");

        Recording stay = only();

        assertThat(stay.samples()).extracting(EicuDemoTest::minute).containsExactly(59L, 119L);
        assertThat(value(stay.samples().get(0), VitalSign.BLOOD_GLUCOSE)).isEqualTo(110);
        assertThat(value(stay.samples().get(0), VitalSign.MEAN_PRESSURE)).isEqualTo(108);
        assertThat(value(stay.samples().get(1), VitalSign.INSPIRED_OXYGEN)).isEqualTo(40);
        assertThat(stay.samples().get(1).observations().supplementalOxygen()).isTrue();
    }

    @Test
    void theCuffAndTheComaScaleStandWhereTheyWereTaken() throws IOException {
        folder.with("nibp.csv.gz", "stay,minute,nibp_sys,nibp_dia,nibp_map", "1,20,90,,60", "1,59,88,50,58")
                .with("gcs.csv.gz", "stay,minute,eyes,motor,verbal,gcs", "1,7,4,6,4,14");

        Recording stay = only();

        assertThat(stay.samples()).extracting(EicuDemoTest::minute).containsExactly(7L, 20L, 59L);
        assertThat(value(stay.samples().get(0), VitalSign.GLASGOW_COMA_SCALE)).isEqualTo(14);
        assertThat(value(stay.samples().get(1), VitalSign.SYSTOLIC_PRESSURE)).isEqualTo(90);
        assertThat(value(stay.samples().get(1), VitalSign.DIASTOLIC_PRESSURE)).isNaN();
        assertThat(value(stay.samples().get(2), VitalSign.SYSTOLIC_PRESSURE))
                .as("a cuff's reading of that minute, not the hour's median")
                .isEqualTo(88);
        assertThat(value(stay.samples().get(2), VitalSign.HEART_RATE)).isEqualTo(80);
    }

    @Test
    void oxygenIsToldWithTheNextVitals() throws IOException {
        folder.with(
                        "vitals_hourly.csv.gz",
                        HOURS,
                        "1,0,80,,,,,,,,,",
                        "1,1,80,,,,,,,,,",
                        "1,2,80,,,,,,,,,",
                        "1,3,80,,,,,,,,,")
                .with(
                        "oxygen.csv.gz",
                        "stay,minute,label,value",
                        "1,5,O2 Device,None (Room air)",
                        "1,70,LPM O2,2",
                        "1,130,FiO2,0.5",
                        "1,131,Vent Rate,14",
                        "1,190,FiO2,4");

        List<Sample> hours = only().samples();

        assertThat(hours)
                .extracting(hour -> hour.observations().supplementalOxygen())
                .containsExactly(false, true, true, null);
        assertThat(value(hours.get(2), VitalSign.INSPIRED_OXYGEN)).isEqualTo(50);
        assertThat(hours.get(2).observations().ventilated()).isTrue();
    }

    @Test
    void whatLiesOutsideTheHoursIsLeftOutAndTold() throws IOException {
        folder.with("nibp.csv.gz", "stay,minute,nibp_sys,nibp_dia,nibp_map", "1,-300,90,60,70", "1,60,90,60,70");

        assertThat(only().samples()).hasSize(1);
        assertThat(folder.report(RecordingSet.EICU_DEMO).left())
                .containsEntry("outside the hours that the stay's table covers", 2L);
    }

    @Test
    void aDeathIsInTheUnitOrLaterInHospital() throws IOException {
        folder.with(
                "vitals_hourly.csv.gz",
                HOURS,
                "1,0,80,,,,,,,,,",
                "2,0,80,,,,,,,,,",
                "3,0,80,,,,,,,,,",
                "4,0,80,,,,,,,,,");

        List<Recording> stays = folder.read(RecordingSet.EICU_DEMO);

        assertThat(stays).extracting(stay -> stay.notes().diedInHospital()).containsExactly(false, true, true, null);
        assertThat(stays)
                .extracting(stay -> stay.notes().diedAt())
                .containsExactly(null, Samples.ANCHOR + 1200 * MINUTE, Samples.ANCHOR + 140 * MINUTE, null);
        assertThat(stays.get(0).person())
                .isEqualTo(stays.get(1).person())
                .isNotEqualTo(stays.get(2).person());
    }

    @Test
    void aStayWithoutAnOutcomeIsRefused() throws IOException {
        folder.with("vitals_hourly.csv.gz", HOURS, "99,0,80,,,,,,,,,");

        assertThatThrownBy(() -> folder.read(RecordingSet.EICU_DEMO))
                .hasMessageContaining("line 2")
                .hasMessageContaining("stay '99' is not in outcomes.csv.gz");
    }

    private Recording only() throws IOException {
        List<Recording> stays = folder.read(RecordingSet.EICU_DEMO);
        assertThat(stays).hasSize(1);
        return stays.get(0);
    }

    private static long minute(Sample sample) {
        return (sample.measuredAt() - Samples.ANCHOR) / MINUTE;
    }

    private static double value(Sample sample, VitalSign vital) {
        return sample.readings().get(vital);
    }
}
