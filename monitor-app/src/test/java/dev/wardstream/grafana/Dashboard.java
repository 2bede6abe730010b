package dev.wardstream.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A dashboard as its file holds it. */
public record Dashboard(String name, JsonNode json) {
    /** The data sources' fixed uids. */
    public static final String INFLUXDB = "wardstream-influxdb";

    public static final String PROMETHEUS = "wardstream-prometheus";

    /** A query of a panel, a variable or an annotation. */
    public record Query(String place, String source, String text) {
        @Override
        public String toString() {
            return place + ": " + text;
        }
    }

    public static List<Dashboard> all() {
        return Repository.files("grafana/dashboards", ".json").stream()
                .map(Dashboard::read)
                .toList();
    }

    /** Rows aside, and what is in a row that is folded with the rest. */
    List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        json.get("panels").forEach(panel -> {
            if (panel.get("type").asText().equals("row")) {
                panel.path("panels").forEach(panels::add);
            } else {
                panels.add(panel);
            }
        });
        return panels;
    }

    public List<Query> panelQueries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            String place = name + " / " + panel.get("title").asText();
            for (JsonNode target : panel.path("targets")) {
                queries.add(query(place, target.has("datasource") ? target : panel, target));
            }
        }
        return queries;
    }

    public List<Query> variableQueries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode variable : json.at("/templating/list")) {
            if (variable.get("type").asText().equals("query")) {
                queries.add(query(name + " / $" + variable.get("name").asText(), variable, variable));
            }
        }
        return queries;
    }

    public List<Query> annotationQueries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode annotation : json.at("/annotations/list")) {
            queries.add(query(name + " / " + annotation.get("name").asText(), annotation, annotation.get("target")));
        }
        return queries;
    }

    private static Query query(String place, JsonNode sourced, JsonNode target) {
        JsonNode text = target.has("query") ? target.get("query") : target.path("expr");
        return new Query(place, sourced.at("/datasource/uid").asText(), text.asText());
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(
                    file.getFileName().toString().replace(".json", ""), new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
