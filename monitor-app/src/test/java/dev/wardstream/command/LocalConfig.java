package dev.wardstream.command;

import dev.wardstream.demo.EmbeddedBroker;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a monitor within a test: on its broker, with its state in the test's folder, at any free port. */
final class LocalConfig {
    private LocalConfig() {}

    static MonitorConfig withoutArchive(EmbeddedBroker broker, Path folder) {
        return with(broker, folder, Map.of("WARDSTREAM_ARCHIVE_ENABLED", "false"));
    }

    /** @param store that takes any token */
    static MonitorConfig archivingTo(URI store, EmbeddedBroker broker, Path folder) {
        return with(
                broker, folder, Map.of("WARDSTREAM_ARCHIVE_URL", store.toString(), "WARDSTREAM_ARCHIVE_TOKEN", "any"));
    }

    private static MonitorConfig with(EmbeddedBroker broker, Path folder, Map<String, String> archive) {
        Map<String, String> settings = new HashMap<>(archive);
        settings.put("WARDSTREAM_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        settings.put(
                "WARDSTREAM_MONITOR_STATE_DIRECTORY", folder.resolve("state").toString());
        settings.put("WARDSTREAM_HTTP_PORT", "0");
        return MonitorConfig.load(null, settings);
    }
}
