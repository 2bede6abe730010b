package dev.wardstream.bench;

import dev.wardstream.score.Models;
import dev.wardstream.score.RnnModel;
import dev.wardstream.window.WindowSpec;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.EmitStrategy;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * What a user would write to score windows: Kafka Streams' own windows, first the means of each step and then the window over them,
 * and DL4J's {@code output()} of each window that closes. One model by device, without who wears it, late samples, NEWS2 and alarms.
 */
final class DslPeer {
    /** Names the topic between the two windows. */
    static final String STEPS = "steps";

    private static final String MODEL = "wearable-1hz";

    private DslPeer() {}

    static Topology topology(String sink) {
        RnnModel model = Models.shipped(MODEL);
        WindowSpec window = model.window();
        DeviceSamples samples = DeviceSamples.using(null);
        // DL4J's networks are no more thread-safe than any.
        ThreadLocal<Dl4jScorer> scorer = ThreadLocal.withInitial(() -> new Dl4jScorer(model));
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, DslStep> steps = builder.stream(
                        Topics.RAW_VITALS_PATTERN,
                        Consumed.with(Serdes.String(), Serdes.ByteArray())
                                .withTimestampExtractor(measuredAt(samples))
                                .withOffsetResetPolicy(AutoOffsetReset.earliest()))
                .mapValues(payload -> DslStep.of(samples.decode(payload), model.channels()))
                .groupByKey(Grouped.with(Serdes.String(), DslStep.SERDE))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(window.step()))
                .emitStrategy(EmitStrategy.onWindowClose())
                .aggregate(
                        () -> DslStep.empty(model.channels().size()),
                        (device, sample, step) -> step.plus(sample),
                        Materialized.with(Serdes.String(), DslStep.SERDE))
                .toStream((windowed, step) -> windowed.key());
        steps.groupByKey(Grouped.with(STEPS, Serdes.String(), DslStep.SERDE))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(window.length()).advanceBy(window.hop()))
                .emitStrategy(EmitStrategy.onWindowClose())
                .aggregate(
                        DslWindow::empty,
                        (device, step, soFar) -> soFar.with(step),
                        Materialized.with(Serdes.String(), DslWindow.SERDE))
                .toStream()
                .map((windowed, values) -> KeyValue.pair(
                        windowed.key(),
                        scorer.get()
                                .score(values.from(
                                        windowed.window().start(),
                                        window,
                                        model.channels().size()))))
                .to(sink, Produced.with(Serdes.String(), Serdes.Double()));
        return builder.build();
    }

    private static TimestampExtractor measuredAt(DeviceSamples samples) {
        return (ConsumerRecord<Object, Object> record, long partitionTime) ->
                samples.decode((byte[]) record.value()).sample().measuredAt();
    }
}
