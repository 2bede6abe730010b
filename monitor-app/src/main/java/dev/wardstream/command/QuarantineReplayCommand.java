package dev.wardstream.command;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends quarantined records again. */
@Command(
        name = "replay",
        description =
                "Sends what was refused to its vendor's topic again, as it was received, after the reason is mended: a device"
                        + " assigned, say. What is refused again is quarantined again. Called once more, it goes on with what"
                        + " came since, for the same --vendor and --reason.",
        mixinStandardHelpOptions = true)
final class QuarantineReplayCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Mixin
    private QuarantineOptions which;

    @Option(
            names = "--again",
            description =
                    "Send also what an earlier replay has sent: what was accepted then may be accepted a second time.")
    private boolean again;

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** What was done. */
    record Report(long sent, long notReplayable) {
        String words() {
            String why = notReplayable == 0
                    ? ""
                    : ": each was accepted in part, was too large to keep whole, or came from no vendor's topic";
            return sent + (sent == 1 ? " record" : " records") + " sent again; " + notReplayable + " could not be"
                    + why;
        }
    }

    @Override
    public Integer call() {
        Map<String, Object> kafka = settings.loadAnswering().kafka();
        AtomicLong sent = new AtomicLong();
        AtomicLong notReplayable = new AtomicLong();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (QuarantineReader reader = again
                        ? QuarantineReader.ofAll(kafka)
                        : QuarantineReader.goingOn(kafka, which.nameOf("wardstream-quarantine-replay"));
                KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            reader.read(record -> {
                if (which.mean(record) && !record.canBeReplayed()) {
                    notReplayable.incrementAndGet();
                } else if (which.mean(record)) {
                    sent.incrementAndGet();
                    Future<?> ignored = producer.send(again(record), (metadata, error) -> {
                        if (error != null) {
                            failure.compareAndSet(null, error);
                        }
                    });
                }
                return sent.get() < which.limit();
            });
            producer.flush();
            Exception failed = failure.get();
            if (failed != null) {
                throw new KafkaException("not every record could be sent again: " + failed.getMessage(), failed);
            }
            if (!again) {
                reader.done();
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        Report report = new Report(sent.get(), notReplayable.get());
        out.println(json ? Json.line(report) : report.words());
        out.flush();
        return 0;
    }

    /** To the partition it came from: that is where the device is remembered. */
    private static ProducerRecord<byte[], byte[]> again(QuarantinedRecord record) {
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.record().key(),
                record.record().value());
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
