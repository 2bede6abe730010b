package dev.wardstream.recordings;

import java.nio.file.Path;

/** A recording that cannot be read; the message names the file, the line and the column. */
public final class RecordingFormatException extends RuntimeException {
    RecordingFormatException(Path file, String problem) {
        super(file + ": " + problem);
    }

    RecordingFormatException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
