package dev.wardstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One line a model. */
@Command(
        name = "list",
        description = "Lists models: id, version, kind, size, the beginning of the checksum, title.",
        mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {
    private static final int CHECKSUM_SHOWN = 12;

    @Mixin
    private ModelPlaces places;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        return places.forEach(
                spec,
                model -> out.printf(
                        "%-14s %-12s %-8s %,9d bytes  %s  %s%n",
                        model.ref().id(),
                        model.ref().version(),
                        model.kind().name().toLowerCase(Locale.ROOT),
                        model.bytes(),
                        model.sha256().substring(0, CHECKSUM_SHOWN),
                        Showable.of(model.title())));
    }
}
