package dev.wardstream.command;

import com.typesafe.config.Config;
import dev.wardstream.score.Model;
import dev.wardstream.score.Models;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which models are served.
 *
 * @param folder whose models are published and served; null for none
 * @param risk whether the shipped risk models are
 */
record ModelSettings(@Nullable Path folder, boolean risk) {
    static ModelSettings of(Config config) {
        String folder = config.getString("folder");
        return new ModelSettings(folder.isEmpty() ? null : Path.of(folder), config.getBoolean("risk"));
    }

    /** What is served where nobody has published another, read anew. */
    List<Model> served() {
        return risk ? Models.served() : List.copyOf(Models.shipped());
    }

    ModelSettings withoutRisk() {
        return new ModelSettings(folder, false);
    }
}
