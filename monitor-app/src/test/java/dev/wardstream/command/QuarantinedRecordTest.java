package dev.wardstream.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuarantinedRecordTest {
    @Test
    void aVendorReadsWhatWasRefusedWhereAndWhy() {
        ConsumerRecord<byte[], byte[]> raw = record("band-1");
        header(raw, "wardstream.reason", "UNASSIGNED_DEVICE");
        header(raw, "wardstream.detail", "device band-1 was never assigned");
        header(raw, "wardstream.topic", "vitals.raw.acme");
        header(raw, "wardstream.partition", "2");
        header(raw, "wardstream.offset", "41");

        QuarantinedRecord record = QuarantinedRecord.of(raw);

        assertThat(record.vendor()).isEqualTo("acme");
        assertThat(record.canBeReplayed()).isTrue();
        assertThat(record.line())
                .contains("UNASSIGNED_DEVICE", "vitals.raw.acme/2@41", "key band-1, 3 bytes", "was never assigned");
        assertThat(Json.line(record))
                .contains("\"offset\":41", "\"key\":\"band-1\"")
                .doesNotContain("\"record\"");
    }

    @Test
    void aStageThatFailedLeavesTheHeadersOfKafkaStreams() {
        ConsumerRecord<byte[], byte[]> raw = record("patient-7");
        header(raw, "__streams.errors.message", "out of order");
        header(raw, "__streams.errors.topic", "patient.vitals");
        header(raw, "__streams.errors.partition", "0");
        header(raw, "__streams.errors.offset", "9");

        QuarantinedRecord record = QuarantinedRecord.of(raw);

        assertThat(record.reason()).isEqualTo("PROCESSING_FAILED");
        assertThat(record.vendor()).isEmpty();
        assertThat(record.canBeReplayed()).as("it is no vendor's").isFalse();
    }

    @Test
    void whatCameFromOutsideDoesNotSteerTheTerminal() {
        ConsumerRecord<byte[], byte[]> raw = record("band\u001b[2J\n1");
        header(raw, "wardstream.detail", "\u0007bell");

        QuarantinedRecord record = QuarantinedRecord.of(raw);

        assertThat(record.line()).doesNotContain("\u001b", "\n", "\u0007").contains("band?[2J?1", "?bell");
    }

    @Test
    void aRecordWithoutKeyOrValueIsListedToo() {
        QuarantinedRecord record = QuarantinedRecord.of(record(null));
        assertThat(record.line()).contains("key missing");
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key) {
        return new ConsumerRecord<>(
                "vitals.quarantine", 0, 1, key == null ? null : key.getBytes(UTF_8), new byte[] {1, 2, 3});
    }

    private static void header(ConsumerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
