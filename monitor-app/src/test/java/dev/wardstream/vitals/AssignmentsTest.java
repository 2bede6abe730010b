package dev.wardstream.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentsTest {
    private static final DeviceId BAND = new DeviceId("band-1");

    @Test
    void aDevicesFirstWearerBeginsItsHistory() {
        Assignments history = worn().followedBy(from("anna", 1_000));
        assertThat(history).isEqualTo(worn(from("anna", 1_000)));
    }

    @Test
    void theNextWearerEndsTheOneBeforeWhoKeepsWhatWasMeasuredUntilThen() {
        Assignments history = worn(from("anna", 1_000)).followedBy(from("berta", 5_000));
        assertThat(history).isEqualTo(worn(stretch("anna", 1_000, 5_000), from("berta", 5_000)));
    }

    @Test
    void aGapInWhichNobodyWoreItStays() {
        Assignments history = worn(stretch("anna", 1_000, 3_000)).followedBy(from("berta", 5_000));
        assertThat(history).isEqualTo(worn(stretch("anna", 1_000, 3_000), from("berta", 5_000)));
    }

    @Test
    void whatIsRecordedIsNotRewritten() {
        assertThatThrownBy(() -> worn(from("anna", 1_000)).followedBy(from("berta", 1_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("patient anna")
                .hasMessageContaining("begin later than");
        assertThatThrownBy(() -> worn(stretch("anna", 1_000, 3_000)).followedBy(from("berta", 2_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1970-01-01T00:00:03Z");
    }

    @Test
    void aPatientWhoMovesTakesTheDeviceAlong() {
        Assignments moved = worn(from("anna", 1_000)).movedTo(new Location("ward-2", "bed-7"), 5_000);
        assertThat(moved.at(4_999)).isEqualTo(stretch("anna", 1_000, 5_000));
        assertThat(moved.newest().location()).isEqualTo(new Location("ward-2", "bed-7"));
        assertThat(moved.isWornBy(new PatientId("anna"))).isTrue();
    }

    @Test
    void aDeviceThatIsTakenOffIsNobodysFromThenOn() {
        Assignments off = worn(from("anna", 1_000)).endedAt(5_000);
        assertThat(off).isEqualTo(worn(stretch("anna", 1_000, 5_000)));
        assertThat(off.isWornBy(new PatientId("anna"))).isFalse();
        assertThat(worn(from("anna", 9_000)).endedAt(5_000)).isEqualTo(worn());
    }

    @Test
    void aDeviceThatWasOneVendorsStaysTheirsWhoeverWearsItNext() {
        Assignments history = worn(of("acme", "anna", 1_000, Assignment.OPEN)).followedBy(from("berta", 5_000));
        assertThat(history.newest().vendor()).isEqualTo(new VendorId("acme"));
        assertThat(history.asksForVendor()).isFalse();
        assertThat(history.movedTo(new Location("ward-2", "bed-7"), 9_000)
                        .newest()
                        .vendor())
                .isEqualTo(new VendorId("acme"));
    }

    @Test
    void whatWasAssignedBeforeVendorsWereNamedGoesByTheNextThatNamesOne() {
        Assignments history = worn(from("anna", 1_000)).followedBy(of("acme", "berta", 5_000, Assignment.OPEN));
        assertThat(history.vendorOf(history.history().get(0))).isEqualTo(new VendorId("acme"));
        Assignments neverNamed = worn(from("anna", 1_000));
        assertThat(neverNamed.vendorOf(neverNamed.newest())).isNull();
        assertThat(neverNamed.asksForVendor()).isTrue();
    }

    @Test
    void aVendorIsNamedOnceAndNotTakenAway() {
        Assignments named =
                worn(stretch("anna", 1_000, 2_000), from("berta", 3_000)).namedAs(new VendorId("acme"));
        assertThat(named.history()).allMatch(each -> new VendorId("acme").equals(each.vendor()));
        assertThat(named.namedAs(new VendorId("acme"))).isEqualTo(named);
        assertThatThrownBy(() -> named.namedAs(new VendorId("evil")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("device band-1 is acme's by its assignments");
        assertThatThrownBy(() -> worn().namedAs(new VendorId("acme"))).hasMessageContaining("was never assigned");
    }

    private static Assignment of(String vendor, String patient, long from, long to) {
        return stretch(patient, from, to).of(new VendorId(vendor));
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
