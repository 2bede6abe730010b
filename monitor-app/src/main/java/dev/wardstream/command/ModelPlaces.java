package dev.wardstream.command;

import dev.wardstream.score.ModelFileException;
import dev.wardstream.score.ModelInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** Which models a command is about. */
final class ModelPlaces {
    private static final String ENDING = ".safetensors";

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description =
                    "A model's file, a folder of them (*.safetensors), or a shipped model's id; the shipped ones where none is named.")
    private List<String> places = new ArrayList<>();

    /** One model, to be read. */
    interface Place {
        /** @throws dev.wardstream.score.ModelFileException where it is damaged or foreign */
        ModelInfo read() throws IOException;
    }

    /** What a command does with a model that could be read. */
    interface Task {
        void with(ModelInfo model) throws IOException;
    }

    /**
     * Does something with each, and names those that cannot be read: none keeps the others from being read.
     *
     * @return how the command ends
     */
    int forEach(CommandSpec spec, Task task) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int refused = 0;
        for (Place place : all()) {
            try {
                task.with(place.read());
            } catch (ModelFileException | FileSystemException e) {
                err.println(e instanceof ModelFileException ? e.getMessage() : "a model cannot be read: " + e);
                refused++;
            }
        }
        out.flush();
        err.flush();
        return refused == 0 ? 0 : 1;
    }

    private List<Place> all() throws IOException {
        if (places.isEmpty()) {
            return ModelInfo.shipped().stream().<Place>map(info -> () -> info).toList();
        }
        List<Place> all = new ArrayList<>();
        for (String place : places) {
            all.addAll(at(place));
        }
        return all;
    }

    private static List<Place> at(String place) throws IOException {
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            return in(path);
        }
        return Files.exists(path) ? List.of(() -> ModelInfo.read(path)) : List.of(() -> ModelInfo.shipped(place));
    }

    private static List<Place> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Place> found = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .<Place>map(file -> () -> ModelInfo.read(file))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("the folder " + folder + " has no file *" + ENDING);
            }
            return found;
        }
    }
}
