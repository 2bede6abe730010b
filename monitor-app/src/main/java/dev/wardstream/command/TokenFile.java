package dev.wardstream.command;

import dev.wardstream.archive.TokenPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A token in a file of its own. */
record TokenFile(String option, Path file) implements TokenPlace {
    @Override
    public @Nullable String held() {
        boolean isThere = Files.exists(file) && file.toFile().length() > 0;
        return isThere ? SecretFile.read(option, file) : null;
    }

    @Override
    public void keep(String token) {
        SecretFile.write(file, token);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
