package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class KafkaMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void whatNobodyActsOnIsNotExported() {
        KafkaMeters.keepUseful(registry);
        registry.counter("kafka.consumer.fetch.manager.bytes.consumed.total");
        registry.counter("kafka.stream.thread.commit.total");
        registry.counter("wardstream.windows");

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .containsExactlyInAnyOrder("kafka.stream.thread.commit.total", "wardstream.windows");
    }

    @Test
    void aTopicIsToldOfOnce() {
        KafkaMeters.keepUseful(registry);
        registry.counter("kafka.consumer.fetch.manager.records.lag", "topic", "patient.vitals");
        registry.counter("kafka.consumer.fetch.manager.records.lag", "topic", "patient_vitals");

        assertThat(registry.getMeters()).hasSize(1);
    }

    @Test
    void aRestartGoesOnWithTheSameSeries() {
        KafkaMeters.keepUseful(registry);
        registry.counter(
                "kafka.stream.thread.commit.total",
                "thread.id",
                "wardstream-0b1c2d3e-0000-4000-8000-0123456789ab-StreamThread-1");

        assertThat(registry.get("kafka.stream.thread.commit.total")
                        .counter()
                        .getId()
                        .getTag("thread.id"))
                .isEqualTo("wardstream-StreamThread-1");
    }
}
