package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static dev.wardstream.vitals.VitalSign.BLOOD_GLUCOSE;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Priority;
import dev.wardstream.intake.FieldProfile;
import dev.wardstream.intake.VendorProfile;
import dev.wardstream.intake.VendorProfiles;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vendors who send one fact a record, and vendors who do not do as the schema says: what comes of it at the bedside. */
class LoneFactTest {
    private static final Observations UNRESPONSIVE = new Observations(null, Consciousness.UNRESPONSIVE, null);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    private Path state;

    @Test
    void aPatientChartedAsUnresponsiveAndNothingElseCallsTheNurse() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("round", Bedside.worn("alma", DeviceKind.SPOT_CHECK, DAWN, Assignment.OPEN));
            ward.passUntil(DAWN + MINUTE);
            ward.receive(fact("round", DAWN + MINUTE, UNRESPONSIVE, Double.NaN, Double.NaN));
            ward.passUntil(DAWN + 2 * MINUTE);

            assertThat(ward.quarantine()).isEmpty();
            assertThat(ward.vitals()).hasSize(1);
            assertThat(ward.scores()).extracting(PatientScore::score).hasExactlyElementsOfTypes(News2.class);
            assertThat(ward.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.kind()).isEqualTo(AlarmKind.NEWS2);
                assertThat(alert.priority()).isEqualTo(Priority.LOW);
                assertThat(alert.text()).startsWith("NEWS2 3 (consciousness 3; ");
            });
        }
    }

    @Test
    void aBatteryThatIsToldInRecordsOfItsOwnIsToldToSomebody() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("band", Bedside.wearable("alma", DAWN));
            for (long at = DAWN + SECOND; at <= DAWN + 2 * MINUTE; at += SECOND) {
                ward.receiveLive(Bedside.atRest("band", at, 70));
                if (at % (10 * SECOND) == 0) {
                    ward.receiveLive(fact("band", at + SECOND / 2, Observations.unknown(), Double.NaN, 0.05));
                }
            }

            assertThat(ward.quarantine()).isEmpty();
            assertThat(ward.alerts()).extracting(Alert::kind).contains(AlarmKind.BATTERY_LOW);
        }
    }

    @Test
    void aVendorsLocalTimeUnitsAndSentinelsAreReadAsTheyAreMeant() {
        VendorProfile shanghai = new VendorProfile(
                Map.of(
                        "heartRate", new FieldProfile(false, 1, 0, List.of(255.0)),
                        "bloodGlucose", new FieldProfile(true, 18.0156, 0, List.of())),
                ZoneId.of("Asia/Shanghai"));
        try (TestWard ward = TestWard.withVendors(state, new VendorProfiles(Map.of(new VendorId("acme"), shanghai)))) {
            ward.assign("meter", Bedside.worn("alma", DeviceKind.SPOT_CHECK, DAWN, Assignment.OPEN));
            ward.passUntil(DAWN + MINUTE);
            Readings readings = Readings.of(Map.of(HEART_RATE, 255.0, BLOOD_GLUCOSE, 22.0));
            ward.receive(Bedside.of("meter", DAWN + MINUTE + 8 * 60 * MINUTE, readings));

            assertThat(ward.quarantine()).isEmpty();
            assertThat(ward.vitals()).singleElement().satisfies(sample -> {
                assertThat(sample.measuredAt()).isEqualTo(DAWN + MINUTE);
                assertThat(sample.sample().readings()).isEqualTo(Readings.of(BLOOD_GLUCOSE, 396.3432));
            });
        }
    }

    @Test
    void aWardThatReadsGlucoseInMillimolesIsToldOfItInMillimoles() {
        try (TestWard ward = TestWard.live(state)) {
            ward.house.glucoseUnit = GlucoseUnit.MMOL_L;
            ward.assign("pump", Bedside.worn("alma", DeviceKind.BEDSIDE_MONITOR, DAWN, Assignment.OPEN));
            for (long at = DAWN + SECOND; at <= DAWN + 5 * MINUTE; at += 5 * SECOND) {
                ward.receiveLive(Bedside.of("pump", at, Readings.of(BLOOD_GLUCOSE, 45)));
            }

            assertThat(ward.alerts())
                    .filteredOn(alert -> alert.kind() == AlarmKind.BLOOD_GLUCOSE_LOW)
                    .first()
                    .satisfies(alert -> {
                        assertThat(alert.text()).startsWith("Glucose 2.5 < ").contains("mmol/L");
                        assertThat(alert.said().in(Locale.CHINESE)).contains("2.5", "mmol/L");
                        assertThat(alert.value()).as("as it is kept").isEqualTo(45);
                    });
        }
    }

    @Test
    void withoutAProfileTheVendorIsToldWhichUnitItLooksLike() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("meter", Bedside.worn("alma", DeviceKind.SPOT_CHECK, DAWN, Assignment.OPEN));
            ward.passUntil(DAWN + MINUTE);
            Readings readings = Readings.of(Map.of(HEART_RATE, 72.0, BLOOD_GLUCOSE, 22.0));
            ward.receive(Bedside.of("meter", DAWN + MINUTE, readings));

            assertThat(ward.vitals())
                    .extracting(sample -> sample.sample().readings())
                    .containsExactly(Readings.of(HEART_RATE, 72));
            assertThat(ward.quarantine()).singleElement().satisfies(record -> {
                assertThat(header(record.headers().lastHeader(Quarantine.DISPOSITION)))
                        .isEqualTo(Quarantine.IN_PART);
                assertThat(header(record.headers().lastHeader(Quarantine.DETAIL)))
                        .isEqualTo("bloodGlucose 22.0 makes no sense in mg/dL: mmol/L?");
            });
        }
    }

    private static String header(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static DeviceSample fact(
            String device, long at, Observations observations, double signalQuality, double battery) {
        return new DeviceSample(
                new DeviceId(device), null, new Sample(at, Readings.none(), observations, signalQuality, battery));
    }
}
