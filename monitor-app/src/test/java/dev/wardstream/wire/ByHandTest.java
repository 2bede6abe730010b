package dev.wardstream.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.schemas.AvroCodec;
import dev.wardstream.schemas.avro.PatientVitals;
import dev.wardstream.schemas.avro.Score;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** What is read and written by hand is what Avro reads and writes, whatever the bytes. */
class ByHandTest {
    private static final int TIMES = 3_000;
    private static final int FAULTS_EACH = 40;

    private static final AvroCodec<VitalSigns> DEVICE_CODEC = AvroCodec.of(VitalSigns.class);

    private final RandomWard ward = new RandomWard(23);
    private final Random random = new Random(7);

    private final RecordSerde<DeviceSample, VitalSigns> devices = SampleRecords.ofDevices(DEVICE_CODEC);
    private final RecordSerde<DeviceSample, VitalSigns> devicesByAvro =
            new RecordSerde<>(VitalSigns.class, SampleRecords::toAvro, SampleRecords::toDomain);
    private final RecordSerde<PatientSample, PatientVitals> patients = SampleRecords.ofPatients();
    private final RecordSerde<PatientSample, PatientVitals> patientsByAvro =
            new RecordSerde<>(PatientVitals.class, SampleRecords::toAvro, SampleRecords::toDomain);
    private final RecordSerde<PatientScore, Score> scoresByAvro =
            new RecordSerde<>(Score.class, ScoreRecords::toAvro, ScoreRecords::toDomain);

    @Test
    void everyByteIsWrittenAsAvroWritesIt() {
        for (int i = 0; i < TIMES; i++) {
            DeviceSample sent = ward.deviceSample();
            assertThat(devices.encode(sent)).isEqualTo(devicesByAvro.encode(sent));
            PatientSample accepted = patientSample();
            assertThat(patients.encode(accepted)).isEqualTo(patientsByAvro.encode(accepted));
            PatientScore score = ward.patientScore();
            assertThat(Topics.PATIENT_SCORES.serde().serializer().serialize("", score))
                    .isEqualTo(scoresByAvro.encode(score));
        }
    }

    @Test
    void aTextThatIsNotAsciiIsWrittenAsAvroWritesItToo() {
        PatientScore warm = new PatientScore(
                new PatientId("p-1"),
                new Location("w", "b"),
                new DeviceId("m-1"),
                DeviceKind.SPOT_CHECK,
                2_000,
                new News2(
                        1_000,
                        List.of(new News2.Part(News2.Parameter.TEMPERATURE, 1, "38.4 °C, 发热 \uD83E\uDD12")),
                        List.of(),
                        false));

        assertThat(Topics.PATIENT_SCORES.serde().serializer().serialize("", warm))
                .isEqualTo(scoresByAvro.encode(warm));
    }

    @Test
    void whatWasWrittenPlainlyIsReadByHandAlone() {
        int header = DEVICE_CODEC.header().length;
        for (int i = 0; i < TIMES; i++) {
            DeviceSample sent = ward.deviceSample();
            PatientSample accepted = patientSample();

            assertThat(SampleBytes.readDeviceSample(new BinaryIn(devicesByAvro.encode(sent), header)))
                    .isEqualTo(sent);
            assertThat(SampleBytes.readPatientSample(new BinaryIn(patientsByAvro.encode(accepted), header)))
                    .isEqualTo(accepted);
        }
    }

    @Test
    void brokenBytesComeToTheSameEndAsWithAvro() {
        int read = 0;
        int refused = 0;
        for (int i = 0; i < TIMES; i++) {
            byte[] sent = devicesByAvro.encode(ward.deviceSample());
            byte[] accepted = patientsByAvro.encode(patientSample());
            for (int fault = 0; fault < FAULTS_EACH; fault++) {
                byte[] broken = broken(sent);
                Object end = end(() -> devices.decode(broken));
                assertThat(end).isEqualTo(end(() -> devicesByAvro.decode(broken)));
                byte[] brokenToo = broken(accepted);
                assertThat(end(() -> patients.decode(brokenToo)))
                        .isEqualTo(end(() -> patientsByAvro.decode(brokenToo)));
                read += end instanceof DeviceSample ? 1 : 0;
                refused += end instanceof String ? 1 : 0;
            }
        }
        assertThat(read).as("faults that still are a sample").isGreaterThan(TIMES);
        assertThat(refused).as("faults that are none").isGreaterThan(10 * TIMES);
    }

    @Test
    void aRecordThatIsCutShortAnywhereComesToTheSameEndAsWithAvro() {
        for (int i = 0; i < 100; i++) {
            byte[] accepted = patientsByAvro.encode(patientSample());
            for (int length = 0; length < accepted.length; length++) {
                byte[] cut = Arrays.copyOf(accepted, length);
                Object end = end(() -> patients.decode(cut));
                assertThat(end).isInstanceOf(String.class).isEqualTo(end(() -> patientsByAvro.decode(cut)));
            }
        }
    }

    @Test
    void symbolsAndNumbersThatNoWriterWritesComeToTheSameEndAsWithAvro() {
        byte[] sent = devicesByAvro.encode(
                new DeviceSample(new DeviceId("m-1"), 4L, ward.deviceSample().sample()));
        int lengthOfId = DEVICE_CODEC.header().length;
        for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
            for (int position = lengthOfId; position < sent.length; position++) {
                byte[] odd = sent.clone();
                odd[position] = (byte) value;
                assertThat(end(() -> devices.decode(odd)))
                        .as("byte %d is %d", position, value)
                        .isEqualTo(end(() -> devicesByAvro.decode(odd)));
            }
        }
    }

    @Test
    void aZeroOfTwoBytesIsAZeroAllTheSame() {
        DeviceSample sent =
                new DeviceSample(new DeviceId("m-1"), 1L, Sample.of(1_000, Readings.of(VitalSign.HEART_RATE, 72)));
        byte[] bytes = devicesByAvro.encode(sent);
        // It ends with the branch of a battery that is not told.
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length - 1] = (byte) 0x80;

        assertThat(devices.decode(longer)).isEqualTo(sent).isEqualTo(devicesByAvro.decode(longer));
    }

    @Test
    void aTextThatClaimsToBeHugeTakesNoRoom() {
        byte[] header = DEVICE_CODEC.header();
        byte[] claims = Arrays.copyOf(header, header.length + 9);
        Arrays.fill(claims, header.length, claims.length, (byte) 0xFF);
        claims[claims.length - 1] = 0x7E;

        assertThatThrownBy(() -> new BinaryIn(claims, header.length).text(64))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(end(() -> devices.decode(claims))).isEqualTo(end(() -> devicesByAvro.decode(claims)));
    }

    @Test
    void aDeviceWithAnEarlierSchemaIsReadAsBefore() throws IOException {
        Schema earlier = released("VitalSigns/v1.avsc");
        assertThat(earlier).isNotEqualTo(VitalSigns.SCHEMA$);
        GenericRecord sent = new GenericData.Record(earlier);
        sent.put("deviceId", "m-1");
        sent.put("measuredAt", 1_000L);
        sent.put("heartRate", 72.0);

        DeviceSample read = devices.decode(singleObject(earlier, sent));

        assertThat(read).isEqualTo(devicesByAvro.decode(singleObject(earlier, sent)));
        assertThat(read.sample().readings().get(VitalSign.HEART_RATE)).isEqualTo(72.0);
    }

    @Test
    void aSchemaThatHasGoneOnIsToldFromWhatIsWrittenByHand() {
        assertThatThrownBy(() -> ByHand.requireFields(PatientVitals.SCHEMA$, "patientId", "ward"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PatientVitals")
                .hasMessageContaining("stampedAt");
    }

    /** As often as not from a device whose clock is off. */
    private PatientSample patientSample() {
        PatientSample sample = ward.patientSample();
        return random.nextBoolean()
                ? sample
                : new PatientSample(
                        sample.patient(),
                        sample.device(),
                        sample.kind(),
                        sample.location(),
                        sample.sample(),
                        sample.measuredAt() - random.nextInt(100_000),
                        sample.receivedAt());
    }

    /** One or two faults of those that transports, disks and forgers make. */
    private byte[] broken(byte[] whole) {
        byte[] broken = whole.clone();
        for (int faults = 1 + random.nextInt(2); faults > 0 && broken.length > 0; faults--) {
            int at = random.nextInt(broken.length);
            switch (random.nextInt(5)) {
                case 0 -> broken = Arrays.copyOf(broken, at);
                case 1 -> broken[at] = (byte) random.nextInt(256);
                case 2 -> broken[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> broken = Arrays.copyOf(broken, broken.length + 1 + random.nextInt(12));
                default -> broken = without(broken, at);
            }
        }
        return broken;
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    /** The value, or what was thrown. */
    private static Object end(Supplier<?> decoding) {
        try {
            return decoding.get();
        } catch (RuntimeException e) {
            return e.getClass().getName() + ": " + e.getMessage();
        }
    }

    private static Schema released(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(VitalSigns.class.getResourceAsStream("/released/" + file), "released/" + file)) {
            return new Schema.Parser().parse(in);
        }
    }

    private static byte[] singleObject(Schema schema, GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        List<Integer> header = new ArrayList<>(List.of(0xC3, 1));
        for (int i = 0; i < Long.BYTES; i++) {
            header.add((int) (fingerprint >>> (8 * i)));
        }
        header.forEach(bytes::write);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
