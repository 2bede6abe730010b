package dev.wardstream.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** YAML files of this repository, read as a YAML parser reads them. */
public final class Yaml {
    private static final ObjectMapper READER = new ObjectMapper(new YAMLFactory());

    private Yaml() {}

    public static JsonNode read(String path) {
        try {
            return READER.readTree(Repository.path(path).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
