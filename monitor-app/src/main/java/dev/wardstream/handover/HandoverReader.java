package dev.wardstream.handover;

import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.LimitRecords;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicReader;
import dev.wardstream.wire.TopicReader.Part;
import dev.wardstream.wire.TopicReader.Progress;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads what a shift hands over from the topics: what was appended in its time where the ward's clock is the wall clock, else all.
 * Who wears what and patients' own limits are read whole: their topics hold the newest only.
 */
public final class HandoverReader {
    /** An alarm that has stood for longer without any event is not told. */
    private static final Duration OPEN_ALARMS = Duration.ofDays(30);
    /** Longer than alarms can be paused. */
    private static final Duration COMMANDS = Duration.ofDays(1);
    /** What is judged, counted or scored late, and clocks that differ a little. */
    private static final Duration LATE = Duration.ofMinutes(30);

    private final Map<String, Object> kafka;
    private final boolean wallClock;

    /**
     * @param kafka of consumers: at least {@code bootstrap.servers}
     * @param wallClock whether the ward's clock is the wall clock, so that records' times on the topics tell their times there
     */
    public HandoverReader(Map<String, Object> kafka, boolean wallClock) {
        this.kafka = Map.copyOf(kafka);
        this.wallClock = wallClock;
    }

    /**
     * The handovers of all wards, by their names.
     *
     * @throws org.apache.kafka.common.KafkaException where a topic is not there, or the brokers do not answer
     */
    public Map<String, Handover> read(Span span, Progress progress) {
        ShiftFacts facts = new ShiftFacts(span);
        List<Part<?>> parts = List.of(
                part(Topics.ALERTS, span, OPEN_ALARMS, facts::take),
                part(Topics.ALERT_COMMANDS, span, COMMANDS, facts::take),
                part(Topics.COMMAND_OUTCOMES, span, COMMANDS, facts::take),
                part(Topics.PATIENT_SCORES, span, LATE, facts::take),
                part(Topics.ALARM_COUNTS, span, LATE, facts::take),
                part(Topics.NOTIFICATIONS, span, LATE, facts::take),
                Part.all(Topics.DEVICE_ASSIGNMENTS, (key, device) -> {
                    if (device != null) {
                        facts.take(device);
                    }
                }),
                Part.all(
                        Topics.ALARM_LIMITS,
                        (key, own) ->
                                facts.limits(new PatientId(key), own == null ? null : LimitRecords.toDomain(own))));
        TopicReader.read(kafka, parts, progress);
        return facts.handovers();
    }

    private <V> Part<V> part(Topic<V> topic, Span span, Duration before, Consumer<V> taker) {
        return new Part<>(
                topic,
                wallClock ? span.from() - before.toMillis() : Long.MIN_VALUE,
                wallClock ? span.to() + LATE.toMillis() : Long.MAX_VALUE,
                (key, value) -> {
                    if (value != null) {
                        taker.accept(value);
                    }
                });
    }
}
