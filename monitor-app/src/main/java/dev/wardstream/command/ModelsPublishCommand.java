package dev.wardstream.command;

import dev.wardstream.deploy.ModelsTopic;
import dev.wardstream.score.ModelInfo;
import dev.wardstream.wire.PublishedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
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
        Instant since = from == null ? Instant.now().plus(ModelDesk.SPREAD) : from;
        PublishedModel published = new PublishedModel(model.ref().toString(), since, Files.readAllBytes(file), shadow);
        Map<String, Object> kafka = settings.loadAnswering().kafka();
        CommandAudit.onTopic(kafka)
                .changing(
                        shadow ? "publish model as shadow" : "publish model",
                        model.ref() + " from " + since,
                        () -> new ModelsTopic(kafka).send(published.toRecord()));
        PrintWriter out = spec.commandLine().getOut();
        out.println(model.ref() + (shadow ? " is tried" : " is served") + " for windows due from " + since + " on");
        out.flush();
        return 0;
    }
}
