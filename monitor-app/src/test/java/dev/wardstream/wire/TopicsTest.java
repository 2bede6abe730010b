package dev.wardstream.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private static final long DAY = 24L * 60 * 60 * 1000;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // topic,            clean-up,          days kept, bytes kept, largest batch
                "vitals.raw.acme,    delete,            7,         -,          -",
                "device.assignments, compact,           -,         -1,         -",
                "patient.vitals,     delete,            7,         -,          -",
                "vitals.quarantine,  delete,            30,        -,          2097152",
                "patient.scores,     delete,            7,         -,          -",
                "alerts,             delete,            365,       -,          -",
                "alert.commands,     delete,            for ever,  -1,         -",
                "alarm.limits,       compact,           -,         -1,         -",
                "notifications,      'compact,delete',  365,       -,          -"
            })
    void topicsAreKeptAsDesigned(String name, String cleanup, String days, String bytes, String largestBatch) {
        Map<String, String> config = named(name).config();

        assertThat(config).containsEntry("cleanup.policy", cleanup);
        assertThat(config).containsEntry("message.timestamp.type", "LogAppendTime");
        assertThat(config.get("retention.ms")).isEqualTo(days == null ? null : milliseconds(days));
        assertThat(config.get("retention.bytes")).isEqualTo(bytes);
        assertThat(config.get("max.message.bytes")).isEqualTo(largestBatch);
    }

    @Test
    void everyNameIsLegalAndNoTwoTopicsShareOne() {
        assertThat(Topics.ALL).extracting(dev.wardstream.wire.Topic::name).doesNotHaveDuplicates();
        Topics.ALL.forEach(topic -> Topic.validate(topic.name()));
        Topic.validate(Topics.rawVitals("a".repeat(40)).name());
    }

    @Test
    void onlyVendorsTopicsMatchTheirPattern() {
        assertThat(Topics.vendorOf(Topics.rawVitals("acme-2").name())).isEqualTo("acme-2");
        Topics.ALL.forEach(topic -> assertThat(Topics.vendorOf(topic.name())).isNull());
        assertThat(Topics.vendorOf("vitals.raw.")).isNull();
        assertThat(Topics.vendorOf("vitalsXraw.acme")).isNull();
        assertThat(Topics.vendorOf("wardstream-vitals.raw.acme-changelog")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "acme.eu", "acme_eu", "-acme", "acme eu", "../x", "é"})
    void aVendorsNameThatWouldMakeATroublesomeTopicIsRefused(String vendor) {
        assertThatThrownBy(() -> Topics.rawVitals(vendor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower-case letters");
    }

    private static dev.wardstream.wire.Topic<?> named(String name) {
        List<dev.wardstream.wire.Topic<?>> all = new ArrayList<>(Topics.ALL);
        all.add(Topics.rawVitals("acme"));
        return all.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String milliseconds(String days) {
        return days.equals("for ever") ? "-1" : String.valueOf(Long.parseLong(days) * DAY);
    }
}
