package dev.wardstream.command;

import dev.wardstream.score.ModelInfo;
import dev.wardstream.wire.PublishedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a model on the topic that running monitors serve from. */
@Command(
        name = "publish",
        description = "Has every running monitor serve a model in place of what has its id, without a restart.",
        mixinStandardHelpOptions = true)
final class ModelsPublishCommand implements Callable<Integer> {
    /** Every instance has read it by then, so that all change at the same instant. */
    private static final int SECONDS_TO_SPREAD = 10;

    private static final int ROOM_FOR_KEY_AND_HEADERS = 1 << 14;

    @Parameters(paramLabel = "FILE", description = "The model's file.")
    private Path file;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description =
                    "The windows of samples measured from then on are the new model's, such as 2026-11-23T07:00:00Z."
                            + " Default: in 10 s.")
    private @Nullable Instant from;

    @Option(
            names = "--shadow",
            description =
                    "Only try it beside the one that is served: it scores and is archived, and no alarm comes of it.")
    private boolean shadow;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ModelInfo model = ModelInfo.read(file);
        if (model.kind() != ModelInfo.Kind.ANOMALY) {
            throw new IllegalArgumentException("the monitor does not serve risk models yet, and " + model.ref()
                    + " is one: judge it with 'wardstream evaluate'");
        }
        Instant since = from == null ? Instant.now().plusSeconds(SECONDS_TO_SPREAD) : from;
        send(new PublishedModel(model.ref().toString(), since, Files.readAllBytes(file), shadow));
        PrintWriter out = spec.commandLine().getOut();
        out.println(model.ref() + (shadow ? " is tried" : " is served") + " for windows due from " + since + " on");
        out.flush();
        return 0;
    }

    private void send(PublishedModel model) {
        Map<String, Object> kafka = new HashMap<>(settings.loadAnswering().kafka());
        kafka.put(ProducerConfig.ACKS_CONFIG, "all");
        kafka.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, PublishedModel.LARGEST + ROOM_FOR_KEY_AND_HEADERS);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(model.toRecord()).get();
        } catch (ExecutionException e) {
            throw new KafkaException("the model could not be published: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
