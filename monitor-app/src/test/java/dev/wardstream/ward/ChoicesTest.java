package dev.wardstream.ward;

import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BED_2;
import static dev.wardstream.ward.Records.BED_9;
import static dev.wardstream.ward.Records.BERT;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.command;
import static dev.wardstream.ward.Records.done;
import static dev.wardstream.ward.Records.worn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.access.Role;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page offers to choose from: who is on the rota, which beds are free, which devices wait. */
class ChoicesTest {
    private static final DeviceId CLIP = new DeviceId("clip-2");

    private final OpenWard ward = OpenWard.open();

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void aBedIsFreeOnceWhoLayThereHasGone() throws Exception {
        assertThat(places().get("beds")).isEmpty();
        lies(BERT, BED_2, "1");
        ward.happens(all -> all.take(worn(ANNA, BED_9, T0)));
        assertThat(places().get("beds")).isEmpty();

        AlertCommand discharge = command(BERT, "2", T0 + 1, new Action.Discharge(""));
        ward.happens(all -> all.take(done(discharge)));
        assertThat(places().get("beds")).hasToString("[{\"ward\":\"ward-2\",\"bed\":\"bed-2\"}]");

        lies(ANNA, BED_2, "3");
        assertThat(places().get("beds")).hasToString("[{\"ward\":\"ward-1\",\"bed\":\"bed-9\"}]");
    }

    @Test
    void devicesThatSendThoughNobodyWearsThemComeFirstAndWornOnesNever() throws Exception {
        ward.happens(all -> {
            all.take(worn(ANNA, BED_9, T0));
            all.take(new Assignments(CLIP, List.of(new Assignment(BERT, BED_2, DeviceKind.WEARABLE, T0, T0 + 1))));
        });
        ward.directory.devices.put("band-7", T0 + 5_000);
        ward.directory.devices.put("band-8", T0 + 9_000);
        ward.directory.devices.put("band-1", T0 + 9_000);

        assertThat(places().get("devices").findValuesAsText("device")).containsExactly("band-8", "band-7", "clip-2");
        assertThat(places().at("/devices/2/heardAt").isNull()).isTrue();
    }

    @Test
    void whoIsOnTheRotaIsOfferedWithTheLevelAtThisBed() throws Exception {
        ward.happens(all -> all.take(worn(ANNA, BED_9, T0)));
        ward.directory.people.put("nurse-a", 1);
        ward.directory.people.put("physician", 0);

        assertThat(json("/api/v1/patients/patient-7/people").get("people"))
                .hasToString("[{\"name\":\"nurse-a\",\"level\":1},{\"name\":\"physician\",\"level\":0}]");
        assertThat(ward.get("/api/v1/patients/patient-8/people").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayOnlyLookIsOfferedNothing() {
        assertThat(ward.routes.routes())
                .filteredOn(route ->
                        route.path().endsWith("/places") || route.path().endsWith("/people"))
                .hasSize(2)
                .allMatch(route -> route.role() == Role.NURSE);
    }

    private void lies(PatientId patient, Location bed, String id) {
        AlertCommand admit = command(patient, id, T0, new Action.Admit(bed));
        ward.happens(all -> {
            all.take(admit);
            all.take(done(admit));
        });
    }

    private JsonNode places() throws Exception {
        return json("/api/v1/places");
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(ward.get(path).body());
    }
}
