package dev.wardstream.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' alert rules about the system's own health. */
final class AlertRules {
    static final String FILE = "docker/prometheus/rules.yml";

    /** One rule. */
    record Rule(String name, String expression, JsonNode labels, JsonNode annotations) {}

    private AlertRules() {}

    static List<Rule> read() {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode group : Yaml.read(FILE).get("groups")) {
            for (JsonNode rule : group.get("rules")) {
                rules.add(new Rule(
                        rule.get("alert").asText(),
                        rule.get("expr").asText(),
                        rule.path("labels"),
                        rule.path("annotations")));
            }
        }
        return rules;
    }
}
