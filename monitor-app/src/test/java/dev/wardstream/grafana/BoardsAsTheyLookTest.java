package dev.wardstream.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was seen wrong when the boards were drawn and looked at, and what every board holds to since. */
class BoardsAsTheyLookTest {
    private static final Set<String> COLOURS_OF_ALARMS = Set.of("#d9363e", "#f5c23e", "#6fd3e0");

    private final List<Dashboard> boards = Dashboard.all();

    @Test
    void whatAnAlarmSaysCanBeReadToItsEnd() {
        List<JsonNode> columns = overrides().stream()
                .filter(override -> override.at("/matcher/options").asText().equals("text"))
                .toList();
        assertThat(columns)
                .hasSize(3)
                .allSatisfy(
                        column -> assertThat(property(column, "custom.wrapText").asBoolean())
                                .isTrue());
    }

    @Test
    void timesOfAlarmsAreOnAClockOf24Hours() {
        List<JsonNode> times = overrides().stream()
                .filter(override -> override.at("/matcher/options").asText().equals("Time"))
                .toList();
        assertThat(times)
                .isNotEmpty()
                .allSatisfy(time -> assertThat(property(time, "unit").asText())
                        .startsWith("time:")
                        .contains("HH:mm:ss"));
    }

    /** Grafana writes "1 mins" and "461 ms"; a nurse says one minute and no seconds. */
    @Test
    void anAgeIsInWholeSecondsAndOneMinuteIsOneMinute() {
        int ages = 0;
        for (JsonNode durations : inWholeUnits("ms", "s")) {
            double second = durations.get("unit").asText().equals("ms") ? 1000 : 1;
            Map<Double, String> expected =
                    Map.of(0.461 * second, "0 s", 76 * second, "1 min", 4000 * second, "1 hour", 1e5 * second, "1 day");
            expected.forEach((value, text) ->
                    assertThat(textOf(durations.get("mappings"), value)).isEqualTo(text));
            for (int seconds : new int[] {1, 59, 90, 3599, 5400, 86_399, 130_000}) {
                assertThat(textOf(durations.get("mappings"), seconds * second)).isEmpty();
            }
            ages++;
        }
        assertThat(ages).isGreaterThan(8);
    }

    /** Grafana puts a blank before a suffix; with one of our own there are two, and an axis shows them. */
    @Test
    void noUnitBeginsWithABlank() {
        for (JsonNode unit : units()) {
            assertThat(unit.asText()).doesNotStartWith("suffix: ");
        }
    }

    /** Without decimals Grafana leaves out all of 20 % to 80 %, which are 0.2 to 0.8 to it. */
    @Test
    void anAxisOfPercentHasMoreThanItsEnds() {
        for (JsonNode panel : panels()) {
            JsonNode defaults = panel.at("/fieldConfig/defaults");
            if (panel.get("type").asText().equals("timeseries")
                    && defaults.path("unit").asText().equals("percentunit")) {
                assertThat(defaults.has("decimals"))
                        .as(panel.get("title").asText())
                        .isFalse();
            }
        }
    }

    /** A line needs two points; what a spot check measures once is one. */
    @Test
    void whatWasMeasuredOnceIsADot() {
        List<JsonNode> vitals = panels().stream()
                .filter(panel -> panel.at("/targets/0/query").asText().contains(" FROM \"vitals\" WHERE $timeFilter"))
                .toList();
        assertThat(vitals)
                .hasSizeGreaterThan(10)
                .allSatisfy(panel -> assertThat(panel.at("/fieldConfig/defaults/custom/showPoints")
                                .asText())
                        .isEqualTo("always"));
    }

    @Test
    void prioritiesStandInTheirOrder() {
        List<JsonNode> counts = panels().stream()
                .filter(panel -> Set.of("Calls by priority", "Alarm events")
                        .contains(panel.get("title").asText()))
                .toList();
        assertThat(counts)
                .hasSize(3)
                .allSatisfy(panel -> assertThat(panel.get("targets"))
                        .extracting(target -> target.has("alias") ? target.get("alias") : target.get("legendFormat"))
                        .extracting(name -> name.asText().toUpperCase(Locale.ROOT))
                        .containsExactly("HIGH", "MEDIUM", "LOW"));
    }

    /** A share or a quantile of nothing is no number, and Grafana draws an empty chart of it, without a word. */
    @Test
    void whereNothingWasMeasuredAChartSaysSo() {
        List<JsonNode> charts = panels().stream()
                .filter(panel -> panel.get("type").asText().equals("timeseries"))
                .filter(panel -> mayBeNoNumber(panel.at("/targets/0/expr").asText()))
                .toList();
        assertThat(charts).hasSize(4).allSatisfy(chart -> {
            assertThat(chart.at("/fieldConfig/defaults/noValue").asText()).isNotEmpty();
            assertThat(chart.get("targets"))
                    .allSatisfy(
                            target -> assertThat(target.get("expr").asText()).matches(".* (>= 0|> -Inf)"));
        });
    }

    private static boolean mayBeNoNumber(String expression) {
        boolean isShare = expression.contains(" / ") && expression.contains("rate(");
        return isShare || expression.contains("histogram_quantile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"What makes up NEWS2", "What is unusual", "What makes up the risk (research)"})
    void aPartOfAScoreHasAColourOfItsOwnThatIsOfNoAlarm(String title) {
        JsonNode panel = panels().stream()
                .filter(each -> each.get("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
        List<String> colours = new ArrayList<>();
        panel.at("/fieldConfig/overrides")
                .forEach(override -> colours.add(
                        property(override, "color").get("fixedColor").asText()));
        String query = panel.at("/targets/0/query").asText();
        assertThat(colours)
                .as("one colour for each column of the query")
                .hasSize(query.split(" AS ", -1).length - 1)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(COLOURS_OF_ALARMS);
    }

    /** A link may name two patients, whatever the list lets choose: nobody's vitals are drawn among another's. */
    @Test
    void aPatientsBoardIsEmptyRatherThanOfTwo() {
        Dashboard patient = boards.get(2);
        assertThat(patient.name()).isEqualTo("patient");
        assertThat(patient.json().toString()).doesNotContain("=~ /^$patient$/");
        assertThat(panels().stream()
                        .filter(panel -> panel.get("title").asText().equals("Bed"))
                        .map(panel -> panel.at("/fieldConfig/defaults/noValue").asText()))
                .containsExactly("not heard in a day, or more than one patient is chosen");
    }

    private List<JsonNode> panels() {
        return boards.stream().flatMap(board -> board.panels().stream()).toList();
    }

    private List<JsonNode> overrides() {
        List<JsonNode> all = new ArrayList<>();
        panels().forEach(panel -> panel.at("/fieldConfig/overrides").forEach(all::add));
        return all;
    }

    private List<JsonNode> units() {
        List<JsonNode> units = new ArrayList<>();
        panels().forEach(panel -> units.addAll(panel.at("/fieldConfig/defaults").findValues("unit")));
        overrides().forEach(override -> units.add(property(override, "unit")));
        return units;
    }

    /** The configurations of fields that have one of these units and no decimals, of whole panels and of single columns. */
    private List<JsonNode> inWholeUnits(String... units) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode panel : panels()) {
            found.add(panel.at("/fieldConfig/defaults"));
            for (JsonNode override : panel.at("/fieldConfig/overrides")) {
                ObjectNode properties = JsonNodeFactory.instance.objectNode();
                override.get("properties")
                        .forEach(each -> properties.set(each.get("id").asText(), each.get("value")));
                found.add(properties);
            }
        }
        found.removeIf(field -> !Set.of(units).contains(field.path("unit").asText())
                || field.path("decimals").asInt(-1) != 0);
        return found;
    }

    /** What a value is written as instead of its number; nothing where no mapping covers it. */
    private static String textOf(JsonNode mappings, double value) {
        for (JsonNode mapping : mappings) {
            JsonNode range = mapping.get("options");
            if (mapping.get("type").asText().equals("range")
                    && range.get("from").asDouble() <= value
                    && value <= range.get("to").asDouble()) {
                return range.at("/result/text").asText();
            }
        }
        return "";
    }

    private static JsonNode property(JsonNode override, String id) {
        for (JsonNode property : override.get("properties")) {
            if (property.get("id").asText().equals(id)) {
                return property.get("value");
            }
        }
        return override.at("/absent");
    }
}
