package dev.wardstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.schemas.RecordUpgrade;
import dev.wardstream.schemas.avro.PatientState;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;

/** A patient's state outlives the program that wrote it: what it is about is found by name, whatever came or moved since. */
class StateFormatTest {
    private static final Schema TODAY = PatientState.getClassSchema();
    private static final PatientId ALMA = new PatientId("alma");
    private static final long TEN = 1_772_445_600_000L;

    @Test
    void anAlarmKindThatIsAddedInTheMiddleRaisesNoVersionAndForgetsNobody() {
        Schema tomorrow = with("\"HEART_RATE_HIGH\"", "\"INTRACRANIAL_PRESSURE_HIGH\",\"HEART_RATE_HIGH\"");
        aStateWrittenUnder(TODAY).isGoneOnWithUnder(tomorrow, TODAY);
    }

    @Test
    void aVitalThatIsAddedInTheMiddleRaisesNoVersionAndForgetsNobody() {
        Schema tomorrow = with("\"RESPIRATORY_RATE\"", "\"INTRACRANIAL_PRESSURE\",\"RESPIRATORY_RATE\"");
        aStateWrittenUnder(TODAY).isGoneOnWithUnder(tomorrow, TODAY);
    }

    @Test
    void aFieldThatIsAddedAnywhereForgetsNobody() {
        Schema tomorrow = with(
                "{\"name\":\"clock\",\"type\":\"long\"",
                "{\"name\":\"mood\",\"type\":\"string\",\"default\":\"\"},{\"name\":\"clock\",\"type\":\"long\"");
        byte[] state = written(TODAY);
        byte[] upgraded = new RecordUpgrade(tomorrow, List.of(TODAY)).toCurrent(state);
        assertThat(new RecordUpgrade(TODAY, List.of(tomorrow)).toCurrent(upgraded))
                .isEqualTo(state);
    }

    /** Each version that was released has left a state behind, and today's program goes on with it. */
    @Test
    void aStateOfEveryReleasedSchemaIsRestored() throws IOException {
        List<Schema> released = StateFormat.PATIENT.released();
        assertThat(released).isNotEmpty();
        for (int version = 1; version <= released.size(); version++) {
            String name = "PatientState-v" + version + ".hex";
            if (version == released.size()) {
                leave(name, written(released.get(version - 1)));
            }
            try (InputStream kept = StateFormatTest.class.getResourceAsStream(name)) {
                assertThat(kept)
                        .as(
                                "a state of version %d: copy monitor-app/target/%s to src/test/resources/dev/wardstream/wire",
                                version, name)
                        .isNotNull();
                requireAlma(read(
                        StateFormat.PATIENT,
                        HexFormat.of().parseHex(new String(kept.readAllBytes(), StandardCharsets.US_ASCII).strip())));
            }
        }
    }

    private static void leave(String name, byte[] state) throws IOException {
        Files.writeString(Path.of("target", name), HexFormat.of().formatHex(state) + "\n");
    }

    private record Written(byte[] state) {
        void isGoneOnWithUnder(Schema tomorrow, Schema today) {
            PatientAlarms alarms = read(new StateFormat(tomorrow, List.of(today)), state);
            byte[] again = written(alarms, tomorrow);
            assertThat(again).isNotEqualTo(state);
            assertThat(new RecordUpgrade(today, List.of(tomorrow)).toCurrent(again))
                    .isEqualTo(state);
            requireAlma(alarms);
        }
    }

    private static Written aStateWrittenUnder(Schema schema) {
        return new Written(written(schema));
    }

    private static byte[] written(Schema schema) {
        return written(alma(), schema);
    }

    private static byte[] written(PatientAlarms alarms, Schema schema) {
        StateWriter out =
                new StateWriter(StateFormat.symbolsOf(schema), RecordUpgrade.headerOf(schema)).begin(alarms.newest());
        out.number(-1);
        alarms.writeTo(out);
        out.present(false);
        out.end();
        out.end();
        return out.toBytes();
    }

    private static PatientAlarms read(StateFormat format, byte[] state) {
        StateReader in = format.reader(state).begin();
        in.number();
        return PatientAlarms.readFrom(in, ALMA, AlarmPolicy.defaults());
    }

    /** Her heart raced; Ann has acknowledged it, and set limits of her own. */
    private static PatientAlarms alma() {
        PatientAlarms alarms = PatientAlarms.start(ALMA, AlarmPolicy.defaults());
        List<Alert> told = new ArrayList<>();
        for (int second = 0; second <= 20; second++) {
            told.addAll(alarms.step(heartRate(TEN + second * 1_000L, 134)).alerts());
        }
        assertThat(told).hasSize(1);
        alarms.step(new AlarmInput.Commanded(
                new AlarmCommand(
                        "c-1",
                        ALMA,
                        TEN + 21_000,
                        "Ann",
                        new Action.Acknowledge(told.get(0).id(), "at the bed")),
                TEN + 21_000));
        alarms.step(new AlarmInput.Commanded(
                new AlarmCommand("c-2", ALMA, TEN + 22_000, "Ann", new Action.Admit(new Location("ward-3", "7"))),
                TEN + 22_000));
        return alarms;
    }

    private static void requireAlma(PatientAlarms alarms) {
        assertThat(alarms.bed()).isEqualTo(new Location("ward-3", "7"));
        List<Alert> told = new ArrayList<>();
        for (int second = 23; second <= 60; second++) {
            told.addAll(alarms.step(heartRate(TEN + second * 1_000L, 80)).alerts());
        }
        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.event()).isEqualTo(Alert.Event.CEASED);
            assertThat(alert.standing().response())
                    .hasToString("Acknowledged[by=Ann, at=" + (TEN + 21_000) + ", comment=at the bed]");
        });
    }

    private static AlarmInput heartRate(long at, double perMinute) {
        return new AlarmInput.Measured(new PatientSample(
                ALMA,
                new DeviceId("monitor-7"),
                DeviceKind.BEDSIDE_MONITOR,
                new Location("ward-3", "7"),
                Sample.of(at, Readings.of(VitalSign.HEART_RATE, perMinute)),
                at));
    }

    private static Schema with(String what, String instead) {
        String changed = TODAY.toString().replaceFirst(Pattern.quote(what), instead);
        assertThat(changed).isNotEqualTo(TODAY.toString());
        return new SchemaParser().parse(changed).mainSchema();
    }
}
