package dev.wardstream.intake;

import static dev.wardstream.vitals.VitalSign.BODY_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a vendor's records are read who does not do as the schema says. */
class VendorProfileTest {
    private static final long NOON = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();
    private static final long END_OF_TIME =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final Map<String, FieldProfile> FIELDS = Map.of(
            "heartRate", new FieldProfile(false, 1, 0, List.of(-1.0, 255.0)),
            "systolicPressure", new FieldProfile(true, 7.500637554192107, 0, List.of()),
            "bodyTemperature", new FieldProfile(true, 5.0 / 9, -160.0 / 9, List.of(255.0)),
            "signalQuality", new FieldProfile(true, 0.01, 0, List.of(255.0)),
            "battery", new FieldProfile(true, 0.01, 0, List.of(255.0)));

    @Test
    void unitsAreConvertedAndTheRestIsAsItWasSent() {
        Observations drowsy = new Observations(true, Consciousness.VOICE, null);
        DeviceSample sent = new DeviceSample(
                new DeviceId("W-1"),
                7L,
                new Sample(
                        NOON,
                        Readings.of(
                                Map.of(HEART_RATE, 72.0, SYSTOLIC_PRESSURE, 16.0, BODY_TEMPERATURE, 98.6, SPO2, 97.0)),
                        drowsy,
                        85,
                        7));

        DeviceSample read = profile(null).read(sent);

        assertThat(read.device()).isEqualTo(sent.device());
        assertThat(read.sequence()).isEqualTo(7);
        assertThat(read.sample().measuredAt()).isEqualTo(NOON);
        assertThat(read.sample().observations()).isEqualTo(drowsy);
        assertThat(read.sample().readings().get(SYSTOLIC_PRESSURE)).isEqualTo(120.010201);
        assertThat(read.sample().readings().get(HEART_RATE)).isEqualTo(72);
        assertThat(read.sample().readings().get(SPO2)).isEqualTo(97);
        assertThat(read.sample().signalQuality()).isEqualTo(0.85);
        assertThat(read.sample().battery()).isEqualTo(0.07);
    }

    @Test
    void aTemperatureOnTheLimitIsStillOnItWhenItWasSentInFahrenheit() {
        assertThat(read(Readings.of(BODY_TEMPERATURE, 98.6), null).get(BODY_TEMPERATURE))
                .isEqualTo(37);
        assertThat(read(Readings.of(BODY_TEMPERATURE, 101.3), null).get(BODY_TEMPERATURE))
                .isEqualTo(38.5);
    }

    @Test
    void whatMeansNothingIsNotMeasured() {
        assertThat(read(Readings.of(HEART_RATE, 255), null)).isEqualTo(Readings.none());
        assertThat(read(Readings.of(HEART_RATE, -1), null)).isEqualTo(Readings.none());
        assertThat(read(Readings.of(SPO2, 97), null)).as("of another field").isEqualTo(Readings.of(SPO2, 97));
        assertThat(read(Readings.of(BODY_TEMPERATURE, 255), null))
                .as("as it is sent, and not as it is converted")
                .isEqualTo(Readings.none());
    }

    @Test
    void aClockThatShowsLocalTimeIsReadAsLocalTime() {
        long shown = Instant.parse("2026-11-24T20:00:00Z").toEpochMilli();

        assertThat(at(shown, "+08:00")).isEqualTo(NOON);
        assertThat(at(shown, "Asia/Shanghai")).isEqualTo(NOON);
        assertThat(at(NOON - 5 * 3_600_000L, "-05:00")).isEqualTo(NOON);
        assertThat(at(NOON, "UTC")).isEqualTo(NOON);
    }

    @Test
    void aZoneFollowsItsSummerTime() {
        assertThat(at("2026-07-01T14:00:00.250Z", "Europe/Berlin"))
                .isEqualTo(Instant.parse("2026-07-01T12:00:00.250Z"));
        assertThat(at("2026-12-01T13:00:00Z", "Europe/Berlin")).isEqualTo(Instant.parse("2026-12-01T12:00:00Z"));
        // Half past two comes twice on 25 October: the first is meant.
        assertThat(at("2026-10-25T02:30:00Z", "Europe/Berlin")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void aStampThatIsNoTimeIsRefusedWhateverTheClock() {
        for (long stamp : new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE}) {
            for (String zone : List.of("+18:00", "-18:00", "Asia/Shanghai")) {
                assertThat(at(stamp, zone)).as(stamp + " " + zone).matches(at -> at < 0 || at > END_OF_TIME, "no time");
            }
        }
    }

    @Test
    void aVendorWithoutProfileIsReadAsItSends() {
        DeviceSample sent = sample(NOON, Readings.of(HEART_RATE, 255));

        assertThat(VendorProfiles.none().of(new VendorId("acme")).read(sent)).isSameAs(sent);
        VendorProfiles others = new VendorProfiles(Map.of(new VendorId("other"), profile(null)));
        assertThat(others.of(new VendorId("acme")).read(sent)).isSameAs(sent);
        assertThat(others.of(new VendorId("other")).read(sent).sample().readings())
                .isEqualTo(Readings.none());
    }

    @Test
    void aProfileOfAFieldThatIsNoneIsRefused() {
        FieldProfile plain = new FieldProfile(false, 1, 0, List.of());

        assertThatThrownBy(() -> new VendorProfile(Map.of("hartRate", plain), null))
                .hasMessage("there is no field hartRate");
        assertThatThrownBy(() -> new FieldProfile(true, 0, 0, List.of())).hasMessageContaining("positive factor");
    }

    private static Readings read(Readings readings, @Nullable String zone) {
        return profile(zone).read(sample(NOON, readings)).sample().readings();
    }

    private static Instant at(String shown, String zone) {
        return Instant.ofEpochMilli(at(Instant.parse(shown).toEpochMilli(), zone));
    }

    private static long at(long stamp, String zone) {
        return profile(zone)
                .read(sample(stamp, Readings.of(HEART_RATE, 70)))
                .sample()
                .measuredAt();
    }

    private static VendorProfile profile(@Nullable String zone) {
        return new VendorProfile(FIELDS, zone == null ? null : ZoneId.of(zone));
    }

    private static DeviceSample sample(long measuredAt, Readings readings) {
        return new DeviceSample(new DeviceId("W-1"), null, Sample.of(measuredAt, readings));
    }
}
