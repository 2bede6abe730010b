package dev.wardstream.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.state.StateReader;
import dev.wardstream.vitals.PatientId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What the version before Avro kept, as that version itself wrote it of very ill random patients, becomes what the first schema of
 * the state makes of the same patients. Both are frozen: each line is a state before and after.
 */
class StateVersion3Test {
    @Test
    void everyStateOfTheVersionBeforeIsGoneOnWith() throws IOException {
        List<String> lines = lines();
        assertThat(lines).hasSizeGreaterThan(10);
        for (String line : lines) {
            byte[] before = HexFormat.of().parseHex(line.substring(0, line.indexOf(' ')));
            byte[] after = HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1));
            assertThat(StateVersion3.toFramed(before)).isEqualTo(after);
            StateReader in = StateFormat.PATIENT.reader(after).begin();
            in.number();
            assertThat(PatientAlarms.readFrom(in, new PatientId("P-17"), AlarmPolicy.defaults())
                            .devices())
                    .isNotNull();
        }
    }

    @Test
    void whatIsCutShortOrOlderIsRefused() throws IOException {
        String line = lines().get(0);
        byte[] before = HexFormat.of().parseHex(line.substring(0, line.indexOf(' ')));
        for (int length = 0; length < before.length; length++) {
            byte[] cut = Arrays.copyOf(before, length);
            assertThatThrownBy(() -> StateVersion3.toFramed(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cut short");
        }
        before[0] = 2;
        assertThatThrownBy(() -> StateVersion3.toFramed(before))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 2");
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(StateVersion3Test.class.getResourceAsStream("version3.hex"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
