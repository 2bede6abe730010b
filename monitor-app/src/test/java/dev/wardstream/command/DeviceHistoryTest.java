package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceHistoryTest {
    private static final DeviceId BAND = new DeviceId("band-1");

    @Test
    void aDevicesFirstWearerBeginsItsHistory() {
        Assignments history = DeviceHistory.followedBy(worn(), from("anna", 1_000));
        assertThat(history).isEqualTo(worn(from("anna", 1_000)));
    }

    @Test
    void theNextWearerEndsTheOneBeforeWhoKeepsWhatWasMeasuredUntilThen() {
        Assignments history = DeviceHistory.followedBy(worn(from("anna", 1_000)), from("berta", 5_000));
        assertThat(history).isEqualTo(worn(stretch("anna", 1_000, 5_000), from("berta", 5_000)));
    }

    @Test
    void aGapInWhichNobodyWoreItStays() {
        Assignments history = DeviceHistory.followedBy(worn(stretch("anna", 1_000, 3_000)), from("berta", 5_000));
        assertThat(history).isEqualTo(worn(stretch("anna", 1_000, 3_000), from("berta", 5_000)));
    }

    @Test
    void whatIsRecordedIsNotRewritten() {
        assertThatThrownBy(() -> DeviceHistory.followedBy(worn(from("anna", 1_000)), from("berta", 1_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("patient anna")
                .hasMessageContaining("--from");
        assertThatThrownBy(() -> DeviceHistory.followedBy(worn(stretch("anna", 1_000, 3_000)), from("berta", 2_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1970-01-01T00:00:03Z");
    }

    private static Assignments worn(Assignment... stretches) {
        return new Assignments(BAND, List.of(stretches));
    }

    private static Assignment from(String patient, long from) {
        return stretch(patient, from, Assignment.OPEN);
    }

    private static Assignment stretch(String patient, long from, long to) {
        return new Assignment(new PatientId(patient), new Location("ward-1", "bed-1"), DeviceKind.WEARABLE, from, to);
    }
}
