package dev.wardstream.ward;

import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import dev.wardstream.vitals.VitalSign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who looked at whom is written down, on a real port. */
class ReadingAuditTest {
    private final OpenWard ward = new OpenWard(new User("nurse-3", Role.NURSE), false, 10);
    private final String anna = "/api/v1/patients/" + ANNA;

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void aPatientWhoIsLookedAtIsWrittenDownOnceInAQuarterOfAnHour() throws Exception {
        ward.clock.set(T0 + 1_000);
        ward.happens(state -> state.take(Records.sample(ANNA, T0, VitalSign.HEART_RATE, 80)));

        for (String path : new String[] {"", "/trends", "/alarms", "", "/trends"}) {
            assertThat(ward.get(anna + path).statusCode()).isEqualTo(200);
        }
        assertThat(ward.readings).containsExactly("nurse-3 read patient " + ANNA);

        ward.clock.addAndGet(ReadingAudit.ONCE_IN_MILLIS);
        ward.get(anna + "/trends");
        assertThat(ward.readings).hasSize(2);
    }

    @Test
    void whoIsNotThereWasNotLookedAtAndTheOverviewIsNobodysRecord() throws Exception {
        assertThat(ward.get(anna).statusCode()).isEqualTo(404);
        assertThat(ward.get("/api/v1/beds").statusCode()).isEqualTo(200);
        assertThat(ward.readings).isEmpty();
    }
}
