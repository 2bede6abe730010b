package dev.wardstream.command;

import static dev.wardstream.vitals.VitalSign.BLOOD_GLUCOSE;
import static dev.wardstream.vitals.VitalSign.BODY_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.DIASTOLIC_PRESSURE;
import static dev.wardstream.vitals.VitalSign.END_TIDAL_CO2;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.MOTION;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.intake.VendorProfile;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor's profile, as an operator writes it. */
class VendorProfileFileTest {
    private static final long NOON = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();
    private static final long EIGHT_IN_THE_EVENING = NOON + 8 * 3_600_000;

    @TempDir
    private Path folder;

    @Test
    void theExampleReadsAVendorsRecordAsItWasMeant() throws IOException {
        Sample read = VendorProfileFile.parse(example(), "vendor-example.conf")
                .read(new DeviceSample(
                        new DeviceId("W-1"),
                        null,
                        new Sample(
                                EIGHT_IN_THE_EVENING,
                                Readings.of(Map.of(
                                        HEART_RATE, 255.0,
                                        SPO2, 32767.0,
                                        SYSTOLIC_PRESSURE, 16.0,
                                        DIASTOLIC_PRESSURE, -1.0,
                                        BODY_TEMPERATURE, 98.6,
                                        BLOOD_GLUCOSE, 22.0)),
                                Observations.unknown(),
                                85,
                                255)))
                .sample();

        assertThat(read.measuredAt()).isEqualTo(NOON);
        assertThat(read.readings().has(HEART_RATE)).isFalse();
        assertThat(read.readings().has(SPO2)).isFalse();
        assertThat(read.readings().has(DIASTOLIC_PRESSURE)).isFalse();
        assertThat(read.readings().get(SYSTOLIC_PRESSURE)).isCloseTo(120.01, within(0.01));
        assertThat(read.readings().get(BODY_TEMPERATURE)).isEqualTo(37);
        assertThat(read.readings().get(BLOOD_GLUCOSE)).isCloseTo(396.34, within(0.01));
        assertThat(read.signalQuality()).isEqualTo(0.85);
        assertThat(read.battery()).isNaN();
    }

    @Test
    void unitsOfUcumAreConverted() {
        assertThat(read(BODY_TEMPERATURE, "K", 310.15)).isEqualTo(37);
        assertThat(read(END_TIDAL_CO2, "kPa", 5.3)).isCloseTo(39.75, within(0.01));
        assertThat(read(SYSTOLIC_PRESSURE, "cm[H2O]", 163)).isCloseTo(119.9, within(0.1));
        assertThat(read(SPO2, "1", 0.97)).isEqualTo(97);
        assertThat(read(HEART_RATE, "/s", 1.2)).isEqualTo(72);
        assertThat(read(HEART_RATE, "{beats}/min", 72)).isEqualTo(72);
        assertThat(read(MOTION, "m/s2", 9.80665)).isEqualTo(1);
        assertThat(read(BLOOD_GLUCOSE, "mg/dL", 22)).isEqualTo(22);
        assertThat(read(BLOOD_GLUCOSE, "g/L", 1.1)).isEqualTo(110);
        assertThat(read(BLOOD_GLUCOSE, "umol/L", 5500)).isCloseTo(99.09, within(0.01));
    }

    @Test
    void everyVitalMayStateItsOwnUnit() {
        for (VitalSign vital : VitalSign.ALL) {
            assertThat(read(vital, vital.unit(), vital.highestPlausible()))
                    .as(vital.field())
                    .isEqualTo(vital.highestPlausible());
        }
    }

    @Test
    void whatIsWrongIsNamedWithFileAndLineAndWhatIsAllowed() {
        assertWrong("feilds {}", "acme.conf: 1: feilds: is no setting of a vendor's profile; there are clock, fields");
        assertWrong(
                "\nfields {\n  pulse { unit = \"/min\" }\n}",
                "acme.conf: 3: fields.pulse: is no field; there are heartRate,");
        assertWrong("fields.heartRate { units = 1 }", "acme.conf: 1: fields.heartRate.units: is no setting");
        assertWrong(
                "fields {\n  systolicPressure {\n    unit = mmHg\n  }\n}",
                "acme.conf: 3: fields.systolicPressure.unit: is no unit of UCUM: write mm[Hg], or what converts to it, such as kPa");
        assertWrong(
                "fields.bodyTemperature.unit = \"°F\"",
                "is no unit of UCUM: write Cel, or what converts to it, such as [degF]");
        assertWrong("fields.battery.unit = percent", "write 1, or what converts to it, such as % for percent");
        assertWrong("fields.battery.unit = \"\"", "is no unit of UCUM");
        assertWrong("fields.bodyTemperature.unit = dB", "fields.bodyTemperature.unit: is");
        assertWrong("fields.heartRate.unit = kPa", "fields.heartRate.unit: is a unit of something else: write /min");
        assertWrong("fields.systolicPressure.unit = \"mmol/L\"", "is a unit of something else: write mm[Hg]");
        assertWrong("clock = \"Mars/Olympus\"", "acme.conf: 1: clock: is no offset from UTC");
        assertWrong("clock = CST", "clock: is no offset from UTC");
        assertWrong("meansNothing = [many]", "acme.conf: 1");
        assertWrong("meansNothing = 255", "meansNothing has type NUMBER rather than LIST");
        assertWrong("include \"/etc/passwd\"", "acme.conf: 1: an include is not allowed here");
        assertWrong("clock = ${HOME}", "acme.conf: 1: a substitution");
    }

    @Test
    void aFolderHoldsAFileForEachVendor() throws IOException {
        Files.writeString(folder.resolve("acme.conf"), "fields.battery.unit = \"%\"");
        Files.writeString(folder.resolve("zeta.conf"), "");
        Files.writeString(folder.resolve("notes.txt"), "call them");
        Files.writeString(folder.resolve(".acme.conf.swp.conf"), "{");

        assertThat(VendorProfileFolder.read(folder).byVendor().keySet())
                .containsExactlyInAnyOrder(new VendorId("acme"), new VendorId("zeta"));
    }

    @Test
    void aFolderOrFileThatIsNoneIsNamed() throws IOException {
        assertThatThrownBy(() -> VendorProfileFolder.read(folder.resolve("away")))
                .hasMessage("intake.vendorProfiles: " + folder.resolve("away") + " is no folder");
        Path file = Files.writeString(folder.resolve("Acme.conf"), "");
        assertThatThrownBy(() -> VendorProfileFolder.read(folder))
                .hasMessageStartingWith(file + ": a vendor's profile is named as the vendor in its topic");
        Files.delete(file);
        Files.write(folder.resolve("acme.conf"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> VendorProfileFolder.read(folder)).hasMessageEndingWith("cannot be read as UTF-8 text");
    }

    private static void assertWrong(String text, String message) {
        assertThatThrownBy(() -> VendorProfileFile.parse(text, "acme.conf"))
                .as(text)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static double read(VitalSign vital, String unit, double value) {
        VendorProfile profile =
                VendorProfileFile.parse("fields." + vital.field() + ".unit = \"" + unit + "\"", "acme.conf");
        return profile.read(new DeviceSample(new DeviceId("W-1"), null, Sample.of(NOON, Readings.of(vital, value))))
                .sample()
                .readings()
                .get(vital);
    }

    private static String example() throws IOException {
        try (InputStream in = VendorProfileFile.class.getResourceAsStream("/vendor-example.conf")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
