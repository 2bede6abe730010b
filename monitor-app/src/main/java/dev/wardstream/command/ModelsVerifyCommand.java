package dev.wardstream.command;

import dev.wardstream.score.ModelFileException;
import dev.wardstream.score.ModelInfo;
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
                "Reads models in whole and checks their checksums; fails where one is damaged, truncated or no model of this program.",
        mixinStandardHelpOptions = true)
final class ModelsVerifyCommand implements Callable<Integer> {
    @Mixin
    private ModelPlaces places;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int refused = 0;
        for (ModelPlaces.Place place : places.all()) {
            try {
                ModelInfo model = place.read();
                out.println("sound  " + model.ref() + "  sha256 " + model.sha256());
            } catch (ModelFileException e) {
                err.println(e.getMessage());
                refused++;
            }
        }
        out.flush();
        err.flush();
        return refused == 0 ? 0 : 1;
    }
}
