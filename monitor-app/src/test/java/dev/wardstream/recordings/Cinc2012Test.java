package dev.wardstream.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cinc2012Test {
    private static final String HEADER =
            "record_id,minute,hr,rr,sao2,temp,sbp_art,dbp_art,map_art,sbp_ni,dbp_ni,map_ni,fio2,gcs,mechvent";

    @TempDir
    private Path path;

    @Test
    void aStayHasItsOutcomeItsPressuresAndItsVentilator() throws IOException {
        RecordingFolder folder = new RecordingFolder(path)
                .with("Outcomes-a.txt", "RecordID,SAPS-I,SOFA,In-hospital_death", "132539,6,1,0", "132540,16,8,1")
                .with(
                        "vitals_set-a.csv.gz",
                        HEADER,
                        "132539,7,73,19,,35.1,,,,147,65,92.33,,15,",
                        "132540,37,77,,96,,120,,80,130,60,90,0.35,3,1");

        List<Recording> stays = folder.read(RecordingSet.CINC2012);

        assertThat(stays).extracting(Recording::id).containsExactly("cinc2012-132539", "cinc2012-132540");
        assertThat(stays).extracting(stay -> stay.notes().diedInHospital()).containsExactly(false, true);
        assertThat(stays.get(0).samples().get(0).observations().ventilated()).isNull();
        assertThat(stays.get(1).samples().get(0).observations().ventilated()).isTrue();
        assertThat(stays.get(1).samples().get(0).observations().supplementalOxygen())
                .isTrue();
        assertThat(stays.get(1).samples().get(0).readings())
                .isEqualTo(Readings.of(Map.of(
                        VitalSign.HEART_RATE,
                        77.0,
                        VitalSign.SPO2,
                        96.0,
                        VitalSign.SYSTOLIC_PRESSURE,
                        120.0,
                        VitalSign.DIASTOLIC_PRESSURE,
                        60.0,
                        VitalSign.MEAN_PRESSURE,
                        80.0,
                        VitalSign.GLASGOW_COMA_SCALE,
                        3.0,
                        VitalSign.INSPIRED_OXYGEN,
                        35.0)));
    }

    @Test
    void aStayWithoutAnOutcomeIsReadWithoutOne() throws IOException {
        RecordingFolder folder =
                new RecordingFolder(path).with("vitals_set-a.csv.gz", HEADER, "132539,7,73,19,,35.1,,,,,,,,,");

        Recording stay = folder.read(RecordingSet.CINC2012).get(0);

        assertThat(stay.notes().diedInHospital()).isNull();
        assertThat(stay.samples().get(0).readings().get(VitalSign.INSPIRED_OXYGEN))
                .isNaN();
    }

    @Test
    void anotherSetIsReadLikeSetA() throws IOException {
        RecordingFolder folder = new RecordingFolder(path)
                .with("Outcomes-b.txt", "RecordID,SAPS-I,SOFA,In-hospital_death", "142675,6,1,1")
                .with("vitals_set-b.csv.gz", HEADER, "142675,7,73,19,,35.1,,,,,,,,,");

        assertThat(folder.read(RecordingSet.CINC2012)).singleElement().satisfies(stay -> {
            assertThat(stay.id()).isEqualTo("cinc2012-142675");
            assertThat(stay.notes().diedInHospital()).isTrue();
        });
    }
}
