package dev.wardstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads models in whole, as the monitor would. */
@Command(
        name = "verify",
        description =
                "Reads models in whole and checks their checksums; tells what each costs; fails where one is damaged, truncated, no model of this program, or costs too much.",
        mixinStandardHelpOptions = true)
final class ModelsVerifyCommand implements Callable<Integer> {
    @Mixin
    private ModelPlaces places;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        return places.forEach(
                spec,
                model -> out.println(
                        "sound  " + model.ref() + "  sha256 " + model.sha256() + "  costs " + model.cost()));
    }
}
