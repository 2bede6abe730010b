package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.grafana.Dashboard;
import dev.wardstream.grafana.Dashboard.Query;
import dev.wardstream.grafana.Preview;
import dev.wardstream.grafana.PrometheusNames;
import dev.wardstream.grafana.RealProgram;
import dev.wardstream.grafana.Variables;
import dev.wardstream.grafana.Version2Writes;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What Grafana would show of the demo's ward: every query of every dashboard, asked of the real InfluxDB and Prometheus. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrafanaIT {
    private static final String DATABASE = "wardstream";
    /** They list what is wrong: on a good day that is nothing, and they say so. */
    private static final Set<String> OF_TROUBLE =
            Set.of("system / Alerts that fire", "system / Refused, by vendor and reason");

    private final List<AutoCloseable> running = new ArrayList<>();
    private RealProgram influxDb;
    private RealProgram prometheus;
    private WatchedWard ward;

    @BeforeAll
    void watchTheWard(@TempDir Path folder) throws Exception {
        influxDb = opened(RealProgram.influxDb(folder.resolve("influxdb"), DATABASE));
        Version2Writes store = opened(Version2Writes.to(influxDb, DATABASE));
        ward = opened(WatchedWard.start(folder, store.url()));
        prometheus = opened(RealProgram.prometheus(folder.resolve("prometheus"), ward.httpPort()));
    }

    @AfterAll
    void stop() throws Exception {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).close();
        }
    }

    @Test
    void everyInfluxDbPanelShowsSomethingOfTheWard() throws IOException {
        List<String> empty = new ArrayList<>();
        for (Dashboard dashboard : Dashboard.all()) {
            List<Query> queries = new ArrayList<>(dashboard.panelQueries());
            queries.addAll(dashboard.variableQueries());
            queries.addAll(dashboard.annotationQueries());
            for (Query query : queries) {
                if (query.source().equals(Dashboard.INFLUXDB) && isEmpty(query) && !mayBeEmpty(query)) {
                    empty.add(query.toString());
                }
            }
        }
        assertThat(empty).isEmpty();
    }

    @Test
    void everyPrometheusPanelShowsSomethingOfTheApp() {
        List<Query> queries = Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.panelQueries().stream())
                .filter(query -> query.source().equals(Dashboard.PROMETHEUS))
                .toList();
        assertThat(queries).hasSizeGreaterThan(20);
        for (Query query : queries) {
            // A rate needs two scrapes.
            await(query.toString())
                    .atMost(PATIENCE)
                    .until(() -> !result(query.text()).isEmpty() || OF_TROUBLE.contains(query.place()));
        }
    }

    @Test
    void everyPanelCanBeDrawnWithGrafanasOwnComponents() throws Exception {
        assertThat(new Preview(influxDb, DATABASE, prometheus).draw(ward.start(), ward.end()))
                .doesNotContain("\n! ");
        for (Dashboard dashboard : Dashboard.all()) {
            assertThat(Preview.PICTURES.resolve(dashboard.name() + "-dark.png")).isNotEmptyFile();
            assertThat(Preview.PICTURES.resolve(dashboard.name() + "-light.png"))
                    .isNotEmptyFile();
        }
    }

    @Test
    void everyAlertRuleIsEvaluatedWithoutAnError() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> rules = new ArrayList<>();
            prometheus
                    .get("/api/v1/rules")
                    .at("/data/groups")
                    .forEach(group -> group.get("rules").forEach(rules::add));
            assertThat(rules)
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.get("health").asText())
                            .as(rule.toString())
                            .isEqualTo("ok"));
        });
    }

    @Test
    void everyMetricThatAPanelOrARuleNamesIsExported() {
        // What Kafka's clients measure only once they work, such as the lag, shows at Micrometer's next look, a minute
        // later.
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(PrometheusNames.exportedIn(scrape())).containsAll(PrometheusNames.used()));
    }

    private String scrape() throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ward.httpPort() + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Who is silent shows once everybody is: three minutes after the ward's last sample. */
    private boolean isEmpty(Query query) throws IOException {
        long lastSample = ward.end() - 60_000;
        return series(query, ward.end() + 60_000).isEmpty()
                && series(query, lastSample).isEmpty()
                && series(query, lastSample + 180_000).isEmpty();
    }

    /**
     * The ward's time goes by its samples: where they end, nobody is found to be silent. And of some vitals the ward has no limits, and
     * no patient has any of their own.
     */
    private static boolean mayBeEmpty(Query query) {
        return query.text().contains("\"kind\" = 'NO_DATA'")
                || VitalSign.ALL.stream()
                        .filter(vital -> !AlarmPolicy.defaults().limits().containsKey(vital))
                        .anyMatch(vital -> query.text().contains("last(\"" + vital.field() + "_low\")"));
    }

    private JsonNode series(Query query, long to) throws IOException {
        // The alarm budget of the hour that runs stands at its beginning.
        String text = Variables.substituted(query.text(), ward.start() - 3_600_000, to);
        JsonNode answer = influxDb.get("/query?db=" + DATABASE + "&q=" + RealProgram.encoded(text));
        assertThat(answer.has("error") || answer.at("/results/0").has("error"))
                .as(query + "\n" + answer)
                .isFalse();
        return answer.at("/results/0/series");
    }

    /** A panel leaves out what is no number, to say in words that there is none; here it shows that the series is there. */
    private JsonNode result(String query) throws IOException {
        String text = Variables.substituted(query, 0, 0).replaceFirst(" (>= 0|> -Inf)$", "");
        JsonNode answer = prometheus.get("/api/v1/query?query=" + RealProgram.encoded(text));
        assertThat(answer.get("status").asText()).as(text + "\n" + answer).isEqualTo("success");
        return answer.at("/data/result");
    }

    private <T extends AutoCloseable> T opened(T program) {
        running.add(program);
        return program;
    }
}
