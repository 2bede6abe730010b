package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.intake.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class StreamMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StreamMetrics metrics = new StreamMetrics(registry);

    @Test
    void aSamplesTimeIsSplitIntoDeviceBrokerAndProcessing() {
        metrics.accepted(40_000, 30);
        metrics.judged(70, 90);

        assertThat(total("device")).isEqualTo(40_000);
        assertThat(total("broker")).isEqualTo(30);
        assertThat(total("processing")).isEqualTo(70);
    }

    @Test
    void aDeviceWhoseClockIsAheadIsNotEarly() {
        metrics.accepted(-500, 30);

        assertThat(total("device")).isZero();
        assertThat(registry.get("wardstream.delay")
                        .tag("part", "device")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void quarantineIsCountedByVendorAndReason() {
        metrics.quarantined("vitals.raw.acme", Reason.NO_VITALS);
        metrics.quarantined("vitals.raw.acme", Reason.NO_VITALS);

        assertThat(registry.get("wardstream.vendor.quarantined")
                        .tags("vendor", "acme", "reason", "NO_VITALS")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void anAlarmThatNeverCameIsThereAsZero() {
        assertThat(registry.get("wardstream.alarms.raised")
                        .tag("kind", AlarmKind.SPO2_LOW.name())
                        .counter()
                        .count())
                .isZero();
        assertThat(registry.get("wardstream.alarm.events").counters()).hasSize(30);
    }

    @Test
    void theReceiptTellsWhenTheIntakeReadTheRecordAndThatOfAnEarlierVersionDoesNot() {
        RecordHeaders headers = new RecordHeaders();
        Receipt.mark(headers, 1_000, 1_030);
        assertThat(Receipt.of(headers, 0)).isEqualTo(1_000);
        assertThat(Receipt.readAt(headers, 0)).isEqualTo(1_030);

        RecordHeaders earlier = new RecordHeaders();
        earlier.add("wardstream.received", new byte[] {0, 0, 0, 0, 0, 0, 3, (byte) 0xe8});
        assertThat(Receipt.of(earlier, 0)).isEqualTo(1_000);
        assertThat(Receipt.readAt(earlier, 7)).isEqualTo(7);
    }

    private double total(String part) {
        return registry.get("wardstream.delay").tag("part", part).timer().totalTime(TimeUnit.MILLISECONDS);
    }
}
