package dev.wardstream.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.schemas.AvroCodec;
import dev.wardstream.schemas.UndecodableException;
import dev.wardstream.schemas.UnknownSchemaException;
import dev.wardstream.schemas.avro.AlarmKind;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.ClearLatched;
import dev.wardstream.schemas.avro.DeviceAssignment;
import dev.wardstream.schemas.avro.DeviceAssignments;
import dev.wardstream.schemas.avro.DeviceKind;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What goes onto a topic is what comes off it. */
class RoundTripTest {
    private static final int TIMES = 2_000;

    private final RandomWard ward = new RandomWard(11);
    private final DeviceSamples deviceSamples = DeviceSamples.using(null);

    @Test
    void whatADeviceSentIsWhatIsRead() {
        for (int i = 0; i < TIMES; i++) {
            DeviceSample sent = ward.deviceSample();
            assertThat(deviceSamples.decode(deviceSamples.encode(sent))).isEqualTo(sent);
        }
        comesBack(Topics.rawVitals("acme"), ward::deviceSample);
    }

    @Test
    void samplesAssignmentsScoresAndAlertsComeBackWhateverIsMissing() {
        comesBack(Topics.PATIENT_VITALS, ward::patientSample);
        comesBack(Topics.DEVICE_ASSIGNMENTS, ward::assignments);
        comesBack(Topics.PATIENT_SCORES, ward::patientScore);
        comesBack(Topics.ALERTS, ward::alert);
    }

    @Test
    void aSampleWithEveryVitalAndOneWithNoneComeBack() {
        Readings all = Readings.none();
        for (VitalSign vital : VitalSign.ALL) {
            all = all.with(vital, 1 + vital.ordinal());
        }
        Observations charted = new Observations(true, Consciousness.CONFUSION, false);
        DeviceSample full = new DeviceSample(new DeviceId("m-1"), 9L, new Sample(1_000, all, charted, 0.9, 0.5));
        DeviceSample blank = new DeviceSample(new DeviceId("m-1"), null, Sample.of(1_000, Readings.none()));

        assertThat(deviceSamples.decode(deviceSamples.encode(full))).isEqualTo(full);
        assertThat(deviceSamples.decode(deviceSamples.encode(blank))).isEqualTo(blank);
    }

    @Test
    void everyVitalTravelsInTheFieldOfItsName() {
        AvroCodec<VitalSigns> codec = AvroCodec.of(VitalSigns.class);
        for (VitalSign vital : VitalSign.ALL) {
            DeviceSample sample =
                    new DeviceSample(new DeviceId("m-1"), null, Sample.of(1_000, Readings.of(vital, 42.5)));
            VitalSigns record = codec.decode(deviceSamples.encode(sample));
            assertThat(record.get(vital.field())).isEqualTo(42.5);
        }
    }

    @Test
    void theSchemaDocumentsTheUnitAndCodesOfEveryVital() {
        for (VitalSign vital : VitalSign.ALL) {
            String doc = VitalSigns.SCHEMA$.getField(vital.field()).doc();
            assertThat(doc).contains("unit: " + vital.unit() + " (UCUM)");
            assertThat(doc).contains(vital.mdcCode() == null ? "" : "MDC " + vital.mdcCode());
            assertThat(doc).contains(vital.loincCode() == null ? "" : "LOINC " + vital.loincCode());
        }
    }

    @Test
    void aValueThatIsNoNumberReadsAsMissingAndAnInfiniteOneIsLeftToIntake() {
        VitalSigns record = VitalSigns.newBuilder()
                .setDeviceId("m-1")
                .setMeasuredAt(1_000)
                .setHeartRate(Double.NaN)
                .setSpo2(Double.POSITIVE_INFINITY)
                .build();

        Readings readings = deviceSamples
                .decode(AvroCodec.of(VitalSigns.class).encode(record))
                .sample()
                .readings();

        assertThat(readings.has(VitalSign.HEART_RATE)).isFalse();
        assertThat(readings.get(VitalSign.SPO2)).isInfinite();
    }

    @Test
    void aDeviceIdThatBreaksTheRuleIsToldFromBrokenBytes() {
        byte[] badId = AvroCodec.of(VitalSigns.class)
                .encode(VitalSigns.newBuilder()
                        .setDeviceId("bed 7, Mrs Jones")
                        .setMeasuredAt(1_000)
                        .build());

        assertThatThrownBy(() -> deviceSamples.decode(badId))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageContaining("device id")
                .hasMessageNotContaining("Jones");
        assertThatThrownBy(() -> deviceSamples.decode(new byte[] {1, 2, 3})).isInstanceOf(UndecodableException.class);
        byte[] alert = Topics.ALERTS.serde().serializer().serialize("alerts", ward.alert());
        assertThatThrownBy(() -> deviceSamples.decode(alert)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void anAssignmentThatEndsBeforeItBeganIsInvalid() {
        byte[] backwards = AvroCodec.of(DeviceAssignments.class)
                .encode(new DeviceAssignments(
                        "m-1",
                        List.of(new DeviceAssignment("p-1", "w", "b", DeviceKind.WEARABLE, 2_000L, 1_000L, null))));

        assertThatThrownBy(() ->
                        Topics.DEVICE_ASSIGNMENTS.serde().deserializer().deserialize("device.assignments", backwards))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageContaining("must end after it began");
    }

    @Test
    void anAlarmKindOfANewerVersionSaysWhatToUpdate() {
        dev.wardstream.schemas.avro.Alert fromTheFuture = AlertRecords.toAvro(ward.alert());
        fromTheFuture.setKind(AlarmKind.UNKNOWN);
        byte[] payload = AvroCodec.of(dev.wardstream.schemas.avro.Alert.class).encode(fromTheFuture);

        assertThatThrownBy(() -> Topics.ALERTS.serde().deserializer().deserialize("alerts", payload))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageContaining("update this reader");
    }

    @Test
    void aPartialNews2CarriesItsTotalForReadersOfTheTopic() {
        News2 news2 = new News2(
                1_000,
                List.of(new News2.Part(News2.Parameter.PULSE, 2, "115 /min")),
                List.of(News2.Parameter.CONSCIOUSNESS),
                false);
        PatientScore score = new PatientScore(
                new PatientId("p-1"),
                new Location("w", "b"),
                new DeviceId("m-1"),
                dev.wardstream.vitals.DeviceKind.WEARABLE,
                2_000,
                news2);

        assertThat(ScoreRecords.toAvro(score).getSource())
                .hasToString("{\"total\": 2, \"partial\": true, \"parts\": [{\"parameter\": \"PULSE\", \"points\": 2,"
                        + " \"value\": \"115 /min\", \"deviceId\": null}], \"missing\": [\"CONSCIOUSNESS\"],"
                        + " \"flatPulse\": false, \"ventilated\": false}");
    }

    @Test
    void aCommandTravelsAsItsRecordAndATombstoneAsNone() {
        AlertCommand command =
                new AlertCommand("c-1", "p-1", 1_000L, "nurse-4", null, new ClearLatched("alarm-9", "seen at the bed"));

        assertThat(throughBytes(Topics.ALERT_COMMANDS, command)).isEqualTo(command);
        assertThat(Topics.ALARM_LIMITS.serde().serializer().serialize("alarm.limits", null))
                .isNull();
        assertThat(Topics.ALARM_LIMITS.serde().deserializer().deserialize("alarm.limits", null))
                .isNull();
    }

    private static <V> void comesBack(Topic<V> topic, Supplier<V> values) {
        for (int i = 0; i < TIMES; i++) {
            V value = values.get();
            assertThat(throughBytes(topic, value)).isEqualTo(value);
        }
    }

    private static <V> V throughBytes(Topic<V> topic, V value) {
        byte[] bytes = topic.serde().serializer().serialize(topic.name(), value);
        return topic.serde().deserializer().deserialize(topic.name(), bytes);
    }
}
