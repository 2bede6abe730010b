package dev.wardstream.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that signs the links: of the settings, or made once and kept where only we may read it. */
final class LinkSecret {
    private static final String FILE = "link-secret";
    private static final int BYTES = 32;

    private LinkSecret() {}

    /** @throws IllegalStateException where it can be neither read nor kept */
    static byte[] of(LinkSettings settings) {
        if (!settings.secret().isEmpty()) {
            return settings.secret().getBytes(StandardCharsets.UTF_8);
        }
        Path file = settings.directory().resolve(FILE);
        try {
            return Files.exists(file) ? read(file) : make(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the secret for answer links cannot be kept in " + file + ": make the folder writable, or set"
                            + " WARDSTREAM_NOTIFY_LINK_SECRET: " + e,
                    e);
        }
    }

    private static byte[] make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        String text = Base64.getEncoder().encodeToString(secret);
        Path made = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, "", ownerOnly(file));
        Files.writeString(made, text);
        try {
            // Complete or not there: another instance may be reading. A link, since a move would replace its secret.
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            return read(file);
        } finally {
            Files.delete(made);
        }
        return secret;
    }

    private static byte[] read(Path file) throws IOException {
        byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
        if (secret.length != BYTES) {
            throw new IOException("it has " + secret.length + " bytes, not " + BYTES + ": delete it to make a new one");
        }
        return secret;
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
