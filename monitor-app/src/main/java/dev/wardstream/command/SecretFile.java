package dev.wardstream.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that holds one secret. */
final class SecretFile {
    /** The group may read: dashboards run as another user than the monitor. */
    private static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rw-r-----");

    private static final int LONGEST = 4_096;

    private SecretFile() {}

    /**
     * What it holds, without the end of its line.
     *
     * @throws IllegalArgumentException naming the setting, where it cannot be read or holds nothing or too much
     */
    static String read(String setting, Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new IllegalArgumentException(setting + ": " + file + " is too long to hold a secret");
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IllegalArgumentException(setting + ": " + file + " is empty");
            }
            return secret;
        } catch (IOException e) {
            throw new IllegalArgumentException(setting + ": " + file + " cannot be read", e);
        }
    }

    /** Puts a secret there, whole or not at all, for its owner to write and its group to read. */
    static void write(Path file, String secret) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path whole =
                    Files.createTempFile(folder, ".secret", null, PosixFilePermissions.asFileAttribute(PERMISSIONS));
            Files.writeString(whole, secret + "\n");
            Files.setPosixFilePermissions(whole, PERMISSIONS);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
