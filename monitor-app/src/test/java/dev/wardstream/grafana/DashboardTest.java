package dev.wardstream.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.archive.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboards hold to what the code writes, and to what makes a dashboard one that a stranger can read. */
class DashboardTest {
    private static final Pattern KINDS = Pattern.compile("\"kind\" =~ /\\^\\(([^)]*)\\)\\$/");
    private static final Map<String, String> COLOURS = Map.of("HIGH", "#d9363e", "MEDIUM", "#f5c23e", "LOW", "#6fd3e0");

    private final List<Dashboard> dashboards = Dashboard.all();

    @Test
    void thereAreFour() {
        assertThat(dashboards).extracting(Dashboard::name).containsExactly("alarms", "icu", "patient", "system");
    }

    @Test
    void noQueryNamesAMeasurementATagOrAFieldThatIsNotWritten() {
        for (Dashboard.Query query : influxQueries()) {
            InfluxQl parsed = InfluxQl.parse(query.text());
            Set<String> known = new TreeSet<>();
            for (Measurement measurement : Measurement.values()) {
                if (parsed.measurements().contains(measurement.table())) {
                    known.addAll(measurement.tags());
                    known.addAll(measurement.fields());
                }
            }
            assertThat(Arrays.stream(Measurement.values()).map(Measurement::table))
                    .as(query.toString())
                    .containsAll(parsed.measurements());
            assertThat(known).as(query.toString()).containsAll(parsed.tagsAndFields());
        }
    }

    @Test
    void everyPanelIsDescribedAndReadsOneOfTheFixedDataSources() {
        forEveryPanel((dashboard, panel) -> {
            String place = dashboard.name() + " / " + panel.get("title").asText();
            assertThat(panel.path("description").asText())
                    .as(place)
                    .hasSizeGreaterThan(30)
                    .endsWith(".");
            assertThat(panel.at("/datasource/uid").asText()).as(place).isIn(Dashboard.INFLUXDB, Dashboard.PROMETHEUS);
            assertThat(panel.path("targets")).as(place).isNotEmpty();
        });
        assertThat(dashboards)
                .allSatisfy(dashboard ->
                        assertThat(dashboard.json().get("editable").asBoolean()).isFalse());
    }

    @Test
    void theDashboardsAreLinkedToEachOtherAndToTheWardPage() {
        Set<String> uids = new TreeSet<>();
        for (Dashboard dashboard : dashboards) {
            uids.add(dashboard.json().get("uid").asText());
            List<String> links = new ArrayList<>();
            dashboard
                    .json()
                    .get("links")
                    .forEach(link -> links.add(
                            link.get("type").asText() + link.get("url").asText()));
            assertThat(links).contains("dashboards", "link$ward_page");
            assertThat(dashboard.json().get("tags"))
                    .extracting(JsonNode::asText)
                    .containsExactly("wardstream");
        }
        for (Dashboard dashboard : dashboards) {
            for (JsonNode url : dashboard.json().findValues("url")) {
                if (url.asText().startsWith("/d/")) {
                    assertThat(uids).contains(url.asText().substring(3).split("\\?", -1)[0]);
                }
            }
        }
    }

    @Test
    void aPrioritysColourIsTheSameEverywhere() {
        for (Dashboard dashboard : dashboards) {
            for (JsonNode override : dashboard.json().findValues("overrides")) {
                override.forEach(one -> assertThatPrioritysColourIsRight(one));
            }
            for (JsonNode mappings : dashboard.json().findValues("mappings")) {
                mappings.forEach(mapping -> COLOURS.forEach((priority, colour) -> {
                    if (mapping.get("options").has(priority)) {
                        assertThat(mapping.at("/options/" + priority + "/color").asText())
                                .isEqualTo(colour);
                    }
                }));
            }
        }
    }

    @Test
    void theVariablesOfEachDashboardAreThoseThatItsQueriesUse() {
        for (Dashboard dashboard : dashboards) {
            List<String> variables = new ArrayList<>();
            dashboard
                    .json()
                    .at("/templating/list")
                    .forEach(variable -> variables.add(variable.get("name").asText()));
            for (String name : List.of("ward", "bed", "patient")) {
                boolean used = dashboard.panelQueries().stream()
                        .anyMatch(query -> query.text().matches("(?s).*\\$\\{?" + name + "\\b.*"));
                assertThat(variables.contains(name))
                        .as(dashboard.name() + " $" + name)
                        .isEqualTo(used);
            }
        }
    }

    @Test
    void everyTechnicalAlarmThatCallsIsCountedAmongTheTechnicalCalls() {
        Matcher kinds = KINDS.matcher(dashboards.get(0).panelQueries().stream()
                .filter(query -> query.place().endsWith("Technical calls"))
                .map(Dashboard.Query::text)
                .findFirst()
                .orElseThrow());
        assertThat(kinds.find()).isTrue();
        assertThat(kinds.group(1).split("\\|", -1))
                .containsExactlyInAnyOrder(Arrays.stream(AlarmKind.values())
                        .filter(AlarmKind::isTechnical)
                        .map(AlarmKind::name)
                        .toArray(String[]::new));
    }

    private static void assertThatPrioritysColourIsRight(JsonNode override) {
        String name = override.at("/matcher/options").asText().toUpperCase(Locale.ROOT);
        String colour = COLOURS.get(name);
        if (colour != null) {
            assertThat(override.at("/properties/0/value/fixedColor").asText()).isEqualTo(colour);
        }
    }

    private List<Dashboard.Query> influxQueries() {
        List<Dashboard.Query> queries = new ArrayList<>();
        for (Dashboard dashboard : dashboards) {
            queries.addAll(dashboard.panelQueries());
            queries.addAll(dashboard.variableQueries());
            queries.addAll(dashboard.annotationQueries());
        }
        queries.removeIf(query -> !query.source().equals(Dashboard.INFLUXDB));
        return queries;
    }

    private void forEveryPanel(PanelCheck check) {
        dashboards.forEach(dashboard -> dashboard.panels().forEach(panel -> check.check(dashboard, panel)));
    }

    @FunctionalInterface
    private interface PanelCheck {
        void check(Dashboard dashboard, JsonNode panel);
    }
}
