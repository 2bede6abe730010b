package dev.wardstream.command;

import dev.wardstream.simulate.RecordedPatients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The data folder of a replay remembers which recording it is of: going on with another one's would mix the two, and tell the
 * alerts of patients who are not in it.
 */
final class ReplayFolder {
    private final Path file;

    ReplayFolder(Path folder) {
        this.file = folder.resolve("recording");
    }

    /** @throws IllegalArgumentException if the folder is of another recording */
    void claim(RecordedPatients patients) throws IOException {
        String ours = patients.patients() + (patients.patients() == 1 ? " patient" : " patients") + " with "
                + patients.samples() + " samples (" + patients.kinds() + ")";
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, ours + "\n");
            return;
        }
        String theirs = Files.readString(file).strip();
        if (!theirs.equals(ours)) {
            throw new IllegalArgumentException(file.toAbsolutePath().getParent() + " holds a replay of " + theirs
                    + ", this recording has " + ours + ": --fresh forgets the other, --data names another folder");
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
