package dev.wardstream.command;

import dev.wardstream.deploy.ModelsTopic;
import dev.wardstream.wire.PublishedModel;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a model from the topic that running monitors serve from. */
@Command(
        name = "withdraw",
        description = "Ends a shadow, or has running monitors serve again what they did before a model was published.",
        mixinStandardHelpOptions = true)
final class ModelsWithdrawCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID@VERSION", description = "The model, such as ward-hourly@2.")
    private String ref;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!ref.contains("@")) {
            throw new IllegalArgumentException("which version of " + ref + "? Give it as " + ref + "@VERSION");
        }
        Map<String, Object> kafka = settings.loadAnswering().kafka();
        CommandAudit.onTopic(kafka)
                .changing("withdraw model", ref, () -> new ModelsTopic(kafka).send(PublishedModel.withdrawal(ref)));
        PrintWriter out = spec.commandLine().getOut();
        out.println(ref + " is withdrawn");
        out.flush();
        return 0;
    }
}
