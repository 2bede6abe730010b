package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static dev.wardstream.pipeline.TestWard.bytes;
import static dev.wardstream.pipeline.TestWard.encoded;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.intake.Reason;
import dev.wardstream.schemas.AvroCodec;
import dev.wardstream.schemas.SchemaRegistry;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a vendor reads of the records that were not let in. Each story ends with the identity of the intake. */
class QuarantineTest {
    private static final String RAW = "vitals.raw.acme";
    private static final long NOW = DAWN + SECOND;
    private static final DeviceSample GOOD = Bedside.of("W-1", NOW, HEART_RATE, 72);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    @Test
    void bytesThatAreNoRecordAreKeptAsTheyCame() {
        refused(Reason.UNDECODABLE, "W-1", bytes("HR=72;SPO2=97"), "begin neither with C3 01");
    }

    @Test
    void aRecordThatIsCutShortIsUndecodable() {
        byte[] whole = encoded(GOOD);

        refused(Reason.UNDECODABLE, "W-1", Arrays.copyOf(whole, whole.length - 3), "are no VitalSigns");
    }

    @Test
    void aRecordWithoutValueIsUndecodable() {
        refused(Reason.UNDECODABLE, "W-1", null, "no value");
    }

    @Test
    void aSchemaThatWasNeverReleasedIsUnknown() {
        byte[] payload = encoded(GOOD);
        payload[5]++;

        refused(Reason.UNKNOWN_SCHEMA, "W-1", payload, "no released VitalSigns schema has the fingerprint");
    }

    @Test
    void aRecordOfARegistrysSchemaIsUnknownWhereNoRegistryIsSet() {
        refused(Reason.UNKNOWN_SCHEMA, "W-1", framed(7, GOOD), SchemaRegistry.MONITOR_SETTING);
    }

    @Test
    void aRecordOfARegistrysSchemaIsReadWhereOneIsSet() throws IOException {
        HttpServer registry = registry(200, "{\"schema\": " + json(VitalSigns.SCHEMA$.toString()) + "}");
        try (TestWard ward = TestWard.withRegistry(state, at(registry))) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.passUntil(NOW);
            ward.pipe(RAW, bytes("W-1"), framed(7, GOOD));

            assertThat(ward.vitals()).extracting(sample -> sample.sample()).containsExactly(GOOD.sample());
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void aRegistryThatFailsIsToldSoThatTheRecordCanBeReplayedLater() throws IOException {
        HttpServer registry = registry(503, "down for maintenance");
        try (TestWard ward = TestWard.withRegistry(state, at(registry))) {
            refused(ward, Reason.REGISTRY_UNREACHABLE, "W-1", framed(7, GOOD), "answered with status 503");
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void aRegistryThatIsGoneIsToldTheSame() throws IOException {
        HttpServer registry = registry(200, "");
        SchemaRegistry gone = at(registry);
        registry.stop(0);
        try (TestWard ward = TestWard.withRegistry(state, gone)) {
            refused(ward, Reason.REGISTRY_UNREACHABLE, "W-1", framed(7, GOOD), "gives no answer");
        }
    }

    @Test
    void aRecordOfManyKilobytesIsNotEvenRead() {
        byte[] payload = Arrays.copyOf(encoded(GOOD), IntakeRules.defaults().largestRecord() + 1);

        refused(Reason.OVERSIZED, "W-1", payload, "16385 bytes, 16384 are read");
    }

    @Test
    void ofARecordThatNoBrokerWouldTakeBackTheBeginningIsKept() {
        byte[] zeros = new byte[5_000_000]; // well compressed, a broker lets them pass
        try (TestWard ward = TestWard.live(state)) {
            ward.pipe("vitals.raw.acme", bytes("W-1"), zeros);

            assertThat(ward.quarantine()).singleElement().satisfies(record -> {
                assertThat(record.value()).isEqualTo(Arrays.copyOf(zeros, Quarantine.LARGEST_KEPT));
                assertThat(header(record, Quarantine.REASON)).isEqualTo("OVERSIZED");
                assertThat(header(record, Quarantine.TRUNCATED)).isEqualTo("5000000");
            });
        }
    }

    @Test
    void aKeyThatIsAnotherDevicesIsAMismatch() {
        refused(Reason.KEY_MISMATCH, "W-2", encoded(GOOD), "key W-2, device id W-1");
        refused(Reason.KEY_MISMATCH, null, encoded(GOOD), "key missing");
    }

    @Test
    void aDeviceIdThatCannotBeATagOrAFileNameIsRefused() {
        VitalSigns record = new VitalSigns();
        record.setDeviceId("W-1\nW-2");
        record.setMeasuredAt(NOW);
        record.setHeartRate(72.0);

        refused(Reason.INVALID_DEVICE_ID, "W-1", AvroCodec.of(VitalSigns.class).encode(record), "device id");
    }

    @Test
    void secondsWhereMillisecondsBelongAreCalledSo() {
        refused(
                Reason.IMPLAUSIBLE_TIME,
                "W-1",
                encoded(Bedside.of("W-1", NOW / 1_000, HEART_RATE, 72)),
                "seconds? epoch milliseconds are expected");
    }

    @Test
    void microsecondsWhereMillisecondsBelongAreNoTime() {
        refused(
                Reason.IMPLAUSIBLE_TIME,
                "W-1",
                encoded(Bedside.of("W-1", NOW * 1_000, HEART_RATE, 72)),
                "measuredAt " + NOW * 1_000);
    }

    @Test
    void nothingIsRefusedForBeingAheadNotEvenByAThousandYears() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receive(Bedside.of("W-1", DAWN + 2 * MINUTE, HEART_RATE, 72));
            ward.receive(Bedside.of("W-1", DAWN + 973L * 365 * 24 * 60 * MINUTE, HEART_RATE, 72));

            assertThat(ward.vitals()).hasSize(2).allMatch(sample -> sample.measuredAt() == DAWN);
            assertThat(ward.counts().quarantined()).isEmpty();
        }
    }

    @Test
    void whatEarlierVersionsCountedAsAheadIsStillAccountedFor() {
        IntakeCounts counts = IntakeCounts.of(
                Map.of(IntakeCounts.RECEIVED, 5L, "quarantined/CLOCK_AHEAD", 3L, "quarantined/IMPLAUSIBLE_TIME", 2L));

        assertThat(counts.quarantined()).isEqualTo(Map.of(Reason.IMPLAUSIBLE_TIME, 5L));
        assertThat(counts.unaccounted()).isZero();
    }

    @Test
    void aRecordThatSaysNothingIsRefused() {
        refused(Reason.NO_VITALS, "W-1", encoded(Bedside.of("W-1", NOW, Readings.none())), "every field");
    }

    @Test
    void aValueThatNoSensorCanMeanIsTakenOutAndToldAndTheRestOfTheSampleLives() {
        DeviceSample odd = Bedside.of("W-1", NOW, Readings.of(HEART_RATE, 72).with(SPO2, 127));
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receiveLive(odd);

            assertThat(ward.vitals())
                    .extracting(sample -> sample.sample().readings())
                    .containsExactly(Readings.of(HEART_RATE, 72));
            assertThat(ward.quarantine()).singleElement().satisfies(record -> {
                assertThat(record.value()).isEqualTo(encoded(odd));
                assertThat(header(record, Quarantine.REASON)).isEqualTo("IMPLAUSIBLE_VALUE");
                assertThat(header(record, Quarantine.DISPOSITION)).isEqualTo(Quarantine.IN_PART);
                assertThat(header(record, Quarantine.DETAIL)).contains("spo2", "127");
            });
            assertThat(ward.counts()).isEqualTo(new IntakeCounts(1, 1, Map.of(), 0, Map.of("spo2", 1L)));
        }
    }

    @Test
    void aSampleOfNothingButImpossibleValuesIsRefusedWhole() {
        refused(Reason.IMPLAUSIBLE_VALUE, "W-1", encoded(Bedside.of("W-1", NOW, SPO2, 127)), "127");
    }

    @Test
    void aDeviceThatNobodyWearsIsUnassigned() {
        refused(Reason.UNASSIGNED_DEVICE, "W-9", encoded(Bedside.of("W-9", NOW, HEART_RATE, 72)), "was never assigned");
    }

    @Test
    void aDeviceThatMeasuresAThousandTimesASecondIsHeldToItsRate() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.passUntil(NOW + SECOND);
            for (int i = 0; i < 1_000; i++) {
                ward.receive(Bedside.of("W-1", NOW + i, HEART_RATE, 72));
            }
            assertThat(ward.counts())
                    .isEqualTo(new IntakeCounts(1_000, 50, Map.of(Reason.DEVICE_RATE, 950L), 0, Map.of()));
        }
    }

    @Test
    void theSameSampleAgainIsCountedAndKeptNowhere() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receiveLive(GOOD);
            ward.receive(GOOD);

            assertThat(ward.vitals()).hasSize(1);
            assertThat(ward.quarantine()).isEmpty();
            assertThat(ward.counts()).isEqualTo(new IntakeCounts(2, 1, Map.of(), 1, Map.of()));

            ward.pipe("vitals.raw.other-vendor", bytes("W-1"), encoded(GOOD));
            assertThat(ward.quarantine()).as("another vendor's is no repeat").hasSize(1);
            assertThat(ward.counts()).isEqualTo(new IntakeCounts(3, 1, Map.of(Reason.FOREIGN_DEVICE, 1L), 1, Map.of()));
        }
    }

    @Test
    void aFaultOfOurOwnIsToldAsOursAndTheStreamGoesOn() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.assign("W-2", Bedside.wearable("bruno", DAWN));
            ward.memories().wrapped().put("W-1", new byte[] {99});
            ward.receiveLive(GOOD);
            ward.receive(Bedside.of("W-2", NOW, HEART_RATE, 80));

            assertThat(ward.quarantine())
                    .extracting(record -> header(record, Quarantine.REASON))
                    .containsExactly("PROCESSING_FAILED");
            assertThat(ward.vitals())
                    .extracting(sample -> sample.patient().value())
                    .containsExactly("bruno");
        }
    }

    @Test
    void whatALaterStageCannotProcessIsInQuarantineToo() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receiveLive(GOOD);
            byte[] almas = Topics.PATIENT_VITALS
                    .serde()
                    .serializer()
                    .serialize(Topics.PATIENT_VITALS.name(), ward.vitals().get(0));
            ward.pipe(Topics.PATIENT_VITALS.name(), bytes("bruno"), almas);
            ward.receiveLive(Bedside.of("W-1", NOW + SECOND, HEART_RATE, 73));

            assertThat(ward.quarantine())
                    .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                    .containsExactly("bruno");
            assertThat(ward.vitals()).hasSize(1);
        }
    }

    private void refused(Reason reason, @Nullable String key, byte @Nullable [] payload, String detail) {
        try (TestWard ward = TestWard.live(state)) {
            refused(ward, reason, key, payload, detail);
        }
    }

    /** The second of two records is refused, and is as it was received; what follows it is read. */
    private static void refused(
            TestWard ward, Reason reason, @Nullable String key, byte @Nullable [] payload, String detail) {
        ward.assign("W-1", Bedside.worn("alma", DeviceKind.WEARABLE, DAWN, Assignment.OPEN));
        ward.receiveLive(Bedside.of("W-1", DAWN, HEART_RATE, 71));
        ward.passUntil(NOW);
        ward.pipe(RAW, key == null ? null : bytes(key), payload);
        ward.receiveLive(Bedside.of("W-1", NOW + SECOND, HEART_RATE, 73));

        assertThat(ward.vitals()).hasSize(2);
        assertThat(ward.counts().quarantined()).isEqualTo(Map.of(reason, 1L));
        assertThat(ward.quarantine()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(key == null ? null : bytes(key));
            assertThat(record.value()).isEqualTo(payload);
            assertThat(header(record, Quarantine.REASON)).isEqualTo(reason.name());
            assertThat(header(record, Quarantine.EXPLANATION)).isEqualTo(reason.explanation());
            assertThat(header(record, Quarantine.DETAIL)).contains(detail);
            assertThat(header(record, Quarantine.DISPOSITION)).isEqualTo(Quarantine.WHOLE);
            assertThat(header(record, Quarantine.TOPIC)).isEqualTo(RAW);
            assertThat(header(record, Quarantine.PARTITION)).isEqualTo("0");
            assertThat(header(record, Quarantine.OFFSET)).isEqualTo("1");
        });
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name), name).value(), StandardCharsets.UTF_8);
    }

    /** A sample in Confluent's wire format. */
    private static byte[] framed(int id, DeviceSample sample) {
        byte[] own = encoded(sample);
        byte[] avro = Arrays.copyOfRange(own, 10, own.length);
        return ByteBuffer.allocate(5 + avro.length)
                .put((byte) 0)
                .putInt(id)
                .put(avro)
                .array();
    }

    private static HttpServer registry(int status, String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = bytes(answer);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static SchemaRegistry at(HttpServer server) {
        return SchemaRegistry.at("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
