package dev.wardstream.demo;

import dev.wardstream.settings.OwnerOnly;
import dev.wardstream.settings.SmallFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * What opens the embedded store: made with its data, and kept beside them for their owner alone, so that a monitor that goes on
 * while the store restarts still has the right one.
 *
 * @param token of the monitor, which writes
 * @param password of people, who only look
 */
record StoreKeys(String token, String password) {
    static final String USER = "wardstream";
    private static final String FILE = "keys";
    private static final int BYTES = 18;

    /** Those of this folder; made where there are none. */
    static StoreKeys of(Path directory) throws IOException {
        Path file = OwnerOnly.folder(directory).resolve(FILE);
        OwnerOnly.close(directory);
        if (!Files.exists(file)) {
            Path made = OwnerOnly.newFile(directory, FILE);
            Files.write(made, List.of(random(), random()));
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        }
        List<String> lines = SmallFile.read(file).lines().toList();
        if (lines.size() != 2 || lines.stream().anyMatch(String::isBlank)) {
            throw new IOException(file + " holds no token and password of a line each: delete it to make new ones");
        }
        return new StoreKeys(lines.get(0), lines.get(1));
    }

    /** What a client sends that writes. */
    String writer() {
        return "Token " + token;
    }

    /** What a browser sends that has asked for user and password. */
    String reader() {
        byte[] both = (USER + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** Neither of them. */
    @Override
    public String toString() {
        return "StoreKeys";
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
