package dev.wardstream.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.settings.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** How a child process is told its settings: in a file that only its owner may read, since Kafka's properties may hold a password. */
final class SettingsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SettingsFile() {}

    static <T> T read(Path file, Class<T> type) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), type);
    }

    /** Writes them to a new file in a folder. */
    static Path write(Object settings, Path folder) {
        try {
            Path file = OwnerOnly.newFile(OwnerOnly.folder(folder), "settings");
            Files.write(file, JSON.writeValueAsBytes(settings));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Kafka's properties as text, as a settings file has them. */
    static Map<String, String> text(Map<String, Object> kafka) {
        Map<String, String> text = new HashMap<>();
        kafka.forEach((name, value) -> text.put(name, String.valueOf(value)));
        return text;
    }
}
