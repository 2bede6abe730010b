package dev.wardstream.score;

/** A model file that cannot be used; the message names the file, what is wrong with it and what to do. */
public final class ModelFileException extends RuntimeException {
    ModelFileException(String file, String problem) {
        super("model file " + file + ": " + problem);
    }

    ModelFileException(String file, String problem, Throwable cause) {
        super("model file " + file + ": " + problem, cause);
    }
}
