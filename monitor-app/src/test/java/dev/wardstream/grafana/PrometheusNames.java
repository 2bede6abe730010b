package dev.wardstream.grafana;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of metrics: those that panels and alert rules ask for, and those that an app exports. */
public final class PrometheusNames {
    private static final Pattern METRIC = Pattern.compile("\\b(?:wardstream|kafka|jvm|process|system)_[a-z0-9_]+");
    private static final Pattern EXPORTED = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)[ {]");

    private PrometheusNames() {}

    public static Set<String> used() {
        Set<String> used = new TreeSet<>();
        for (Dashboard dashboard : Dashboard.all()) {
            dashboard.panelQueries().stream()
                    .filter(query -> query.source().equals(Dashboard.PROMETHEUS))
                    .forEach(query -> used.addAll(in(query.text())));
        }
        AlertRules.read().forEach(rule -> used.addAll(in(rule.expression())));
        return used;
    }

    public static Set<String> exportedIn(String scrape) {
        return EXPORTED.matcher(scrape)
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> in(String expression) {
        return METRIC.matcher(expression).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
