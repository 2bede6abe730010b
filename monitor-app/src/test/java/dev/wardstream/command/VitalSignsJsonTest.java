package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.schemas.avro.Consciousness;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.DeviceSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VitalSignsJsonTest {
    @Test
    void everyKindOfFieldIsRead() {
        VitalSigns record = VitalSignsJson.read("""
                {"deviceId": "clip-1", "measuredAt": 1700000000000, "sequence": 7, "heartRate": 72, "bodyTemperature": 36.6,
                 "consciousness": "VOICE", "supplementalOxygen": true, "ventilated": null}
                """);

        assertThat(record.getDeviceId()).isEqualTo("clip-1");
        assertThat(record.getMeasuredAt()).isEqualTo(1_700_000_000_000L);
        assertThat(record.getSequence()).isEqualTo(7);
        assertThat(record.getHeartRate()).isEqualTo(72);
        assertThat(record.getBodyTemperature()).isEqualTo(36.6);
        assertThat(record.getConsciousness()).isEqualTo(Consciousness.VOICE);
        assertThat(record.getSupplementalOxygen()).isTrue();
        assertThat(record.getVentilated()).isNull();
        assertThat(record.getSpo2()).isNull();
    }

    @Test
    void theBytesOfTheCommandAreWhatTheIntakeReads(@TempDir Path folder) throws Exception {
        Path json = Files.writeString(
                folder.resolve("sample.json"),
                "{\"deviceId\": \"clip-1\", \"measuredAt\": 1700000000000, \"heartRate\": 152}");
        Path bytes = folder.resolve("sample.bin");

        assertThat(Terminal.run("encode", json.toString(), "-o", bytes.toString())
                        .exitCode())
                .isZero();

        assertThat(DeviceSamples.using(null)
                        .decode(Files.readAllBytes(bytes))
                        .sample()
                        .readings()
                        .get(VitalSign.HEART_RATE))
                .isEqualTo(152);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"deviceId": "clip-1", "measuredAt": 1, "pulse": 72}          | no field 'pulse', only deviceId, measuredAt
            {"deviceId": "clip-1", "heartRate": 72}                       | needs the field 'measuredAt'
            {"measuredAt": 1}                                             | needs the field 'deviceId'
            {"deviceId": 7, "measuredAt": 1}                              | deviceId cannot be 7
            {"deviceId": "clip-1", "measuredAt": 1.5}                     | measuredAt cannot be 1.5
            {"deviceId": "clip-1", "measuredAt": null}                    | measuredAt cannot be null
            {"deviceId": "clip-1", "measuredAt": 1, "heartRate": "72"}    | heartRate cannot be "72". Heart rate; unit: /min
            {"deviceId": "clip-1", "measuredAt": 1, "consciousness": "A"} | consciousness cannot be "A"
            {"deviceId": "clip-1", "measuredAt": 1} {}                    | no JSON object
            [1]                                                           | a sample is a JSON object
            `{"deviceId": `                                               | no JSON object
            """)
    void whatIsNoSampleIsNamed(String json, String told) {
        assertThatThrownBy(() -> VitalSignsJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }
}
