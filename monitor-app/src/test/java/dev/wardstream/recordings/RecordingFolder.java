package dev.wardstream.recordings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A folder of small hand-made files in the format of a recording set. */
record RecordingFolder(Path path) {
    RecordingFolder with(String name, String... lines) throws IOException {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        try (OutputStream file = Files.newOutputStream(path.resolve(name));
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            out.write(text);
        }
        return this;
    }

    /** As it lies on the disk: in whatever encoding, or no text at all. */
    RecordingFolder with(String name, byte[] bytes) throws IOException {
        Files.write(path.resolve(name), bytes);
        return this;
    }

    List<Recording> read(RecordingSet set) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        try (Recordings opened = set.open(path)) {
            opened.forEachRemaining(recordings::add);
        }
        return recordings;
    }

    List<Recording> read(RecordingSet set, CsvOptions told) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        try (Recordings opened = set.open(path, told)) {
            opened.forEachRemaining(recordings::add);
        }
        return recordings;
    }

    ReadReport report(RecordingSet set) throws IOException {
        try (Recordings opened = set.open(path)) {
            opened.forEachRemaining(recording -> {});
            return opened.report();
        }
    }
}
