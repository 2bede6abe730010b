package dev.wardstream.notify;

import dev.wardstream.settings.OwnerOnly;
import dev.wardstream.settings.SmallFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path folder = OwnerOnly.folderOf(file);
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        String text = Base64.getEncoder().encodeToString(secret);
        Path made = OwnerOnly.newFile(folder, FILE);
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
        byte[] secret = decoded(SmallFile.read(file).strip());
        if (secret.length != BYTES) {
            throw new IOException("it holds no secret that was made here: delete it to make a new one");
        }
        return secret;
    }

    /** Nothing where it is no Base64: the library's message tells of what stands there. */
    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
