package dev.wardstream.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.score.Models;
import dev.wardstream.score.RiskModels;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clinicians look at, the ICU overview and the patient's board, tells the truth at a glance. */
class ClinicalBoardsTest {
    private static final String RED = "#d9363e";
    private static final String YELLOW = "#f5c23e";
    private static final String PLAIN = "transparent";
    /** What Grafana leaves of 1600 pixels for a table over the whole width. */
    private static final int WIDTH = 1550;
    /** A longer gap is drawn as a gap, in milliseconds. */
    private static final int GAP = 120_000;

    private final Dashboard icu = named("icu");
    private final Dashboard patient = named("patient");

    @Test
    void aPatientsBoardIsOfOnePatientAndEachRowSaysWhom() {
        JsonNode variable = patient.json().at("/templating/list/0");
        assertThat(variable.get("name").asText()).isEqualTo("patient");
        assertThat(variable.get("multi").asBoolean()).isFalse();
        assertThat(variable.get("includeAll").asBoolean()).isFalse();
        for (JsonNode panel : patient.json().get("panels")) {
            if (panel.get("type").asText().equals("row")) {
                assertThat(panel.get("title").asText()).contains("$patient");
            }
        }
        for (Dashboard.Query query : patient.panelQueries()) {
            if (!query.place().endsWith("As of")) {
                assertThat(query.text()).contains("\"patient\" = '${patient:raw}'");
            }
        }
    }

    @Test
    void anAlarmThatIsOnForLongerThanTheTimeRangeIsThere() {
        List<Dashboard.Query> standing = new ArrayList<>(icu.panelQueries());
        standing.addAll(patient.panelQueries());
        standing.removeIf(query -> !query.text().contains("FROM \"standing\""));
        assertThat(standing)
                .hasSizeGreaterThan(10)
                .allSatisfy(query -> assertThat(query.text())
                        .doesNotContain("$timeFilter")
                        .contains("time > ${__to}ms - ", "time <= ${__to}ms"));
    }

    @Test
    void withEveryDeviceSilentNothingIsGreen() {
        assertThat(icu.json().toString()).doesNotContainIgnoringCase("green").doesNotContain("#4f9d55");
    }

    @Test
    void whereTheArchiveIsSilentNoCountOfAlarmsIsZero() {
        for (String title : List.of("High alarms on", "Medium alarms on", "Low alarms on", "Not watched")) {
            JsonNode tile = panel(icu, title);
            assertThat(tile.at("/fieldConfig/defaults/noValue").asText()).isEqualTo("?");
            assertThat(tile.get("targets"))
                    .as("the patients' own rows of the last beat make a zero of nothing")
                    .anySatisfy(target -> assertThat(target.get("query").asText())
                            .contains("\"beat\" * 0 AS \"n\" FROM \"standing\"", "\"kind\" = 'NONE'"));
        }
    }

    @Test
    void aValueAtItsLimitIsNotShownAsWithin() {
        JsonNode table = panel(icu, "Vitals and NEWS2");
        AlarmPolicy.defaults().limits().forEach((vital, limits) -> {
            if (override(table, vital.field()).isMissingNode()) {
                assertThat(vital).isEqualTo(VitalSign.BLOOD_GLUCOSE);
            } else {
                assertThatColoursFollow(vital, limits, property(table, vital.field(), "thresholds"));
            }
        });
    }

    private static void assertThatColoursFollow(VitalSign vital, VitalLimits limits, JsonNode thresholds) {
        Map<Double, String> expected = new HashMap<>();
        double step = vital.resolution();
        expected.put(
                limits.low(), limits.low() > limits.extremeLow() || Double.isNaN(limits.extremeLow()) ? YELLOW : RED);
        expected.put(limits.low() + step, PLAIN);
        expected.put(limits.extremeLow(), RED);
        expected.put(limits.extremeLow() + step, YELLOW);
        expected.put(limits.high(), YELLOW);
        expected.put(limits.high() - step, PLAIN);
        expected.put(limits.extremeHigh(), RED);
        expected.put(limits.extremeHigh() - step, YELLOW);
        expected.forEach((value, colour) -> {
            if (!Double.isNaN(value)) {
                assertThat(colourOf(thresholds, vital.rounded(value)))
                        .as(vital.label() + " " + vital.asCharted(value))
                        .isEqualTo(colour);
            }
        });
    }

    /** As Grafana finds it: that of the last step that is not above the value. */
    private static String colourOf(JsonNode thresholds, double value) {
        String colour = "";
        for (JsonNode step : thresholds.get("steps")) {
            if (step.get("value").isNull() || step.get("value").asDouble() <= value) {
                colour = step.get("color").asText();
            }
        }
        return colour;
    }

    @Test
    void limitsAreDrawnAsTheyHeldAtEachMoment() {
        Map<VitalSign, JsonNode> drawn = vitalPanels();
        assertThat(drawn.keySet()).containsAll(AlarmPolicy.defaults().limits().keySet());
        drawn.forEach((vital, panel) -> {
            String limits = panel.at("/targets/1/query").asText();
            assertThat(limits).contains("FROM \"limits\"");
            for (String side : List.of("low", "high", "extremeLow", "extremeHigh")) {
                assertThat(limits).contains("last(\"" + vital.field() + "_" + side + "\")");
            }
            assertThat(panel.at("/fieldConfig/defaults").has("min"))
                    .as(vital + ": an axis with a bound of its own can leave a limit out")
                    .isFalse();
        });
    }

    @Test
    void aGapOfFourMinutesIsAGap() {
        vitalPanels().forEach((vital, panel) -> {
            assertThat(panel.at("/targets/0/query").asText()).as(vital.field()).endsWith("fill(null)");
            assertThat(panel.at("/fieldConfig/defaults/custom/spanNulls").asInt(Integer.MAX_VALUE))
                    .as(vital.field())
                    .isLessThanOrEqualTo(GAP);
        });
    }

    @Test
    void vitalsAreShownInTheUnitsOfTheBedside() {
        vitalPanels()
                .forEach((vital, panel) -> assertThat(
                                panel.at("/fieldConfig/defaults/unit").asText().replaceFirst("^suffix: ?", ""))
                        .isEqualTo(vital.displayUnit()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"icu", "patient"})
    void noBoardSpeaksToPeopleInMachinesUnits(String board) {
        for (JsonNode unit : named(board).json().findValues("unit")) {
            assertThat(unit.asText()).doesNotContain("[", "{", "Cel");
        }
    }

    @Test
    void kindsStatesAndEventsAreInWords() {
        for (JsonNode table : Stream.of(icu, patient)
                .flatMap(board -> board.panels().stream())
                .toList()) {
            assertThatWordsAreKnown(table, "kind", names(AlarmKind.values()));
            assertThatWordsAreKnown(table, "event", names(Alert.Event.values()));
            assertThatWordsAreKnown(table, "deviceKind", names(DeviceKind.values()));
        }
        JsonNode events = panel(patient, "Alarms");
        assertThatWordsAreKnown(events, "priority", names(Priority.values()));
        assertThatWordsAreKnown(
                events,
                "presence",
                Arrays.stream(Presence.class.getPermittedSubclasses())
                        .map(state -> state.getSimpleName().toUpperCase(Locale.ROOT))
                        .toList());
    }

    /** The lists are sorted by the numbers that states and priorities become. */
    @Test
    void theMostUrgentPriorityAndTheStateThatHoldsComeFirst() {
        Map<String, List<String>> order =
                Map.of("priority", List.of("HIGH", "MEDIUM", "LOW"), "presence", List.of("ON", "LATCHED", "OFF"));
        int seen = 0;
        for (JsonNode conversion : icu.json().findValues("conversions")) {
            for (JsonNode each : conversion) {
                if (each.get("destinationType").asText().equals("enum")) {
                    assertThat(each.at("/enumConfig/text"))
                            .extracting(JsonNode::asText)
                            .isEqualTo(order.get(each.get("targetField").asText()));
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(5);
        JsonNode words = property(panel(icu, "Who needs somebody now"), "priority", "mappings")
                .at("/0/options");
        for (int i = 0; i < 3; i++) {
            assertThat(words.at("/" + i + "/text").asText())
                    .isEqualTo(Objects.requireNonNull(order.get("priority")).get(i));
        }
    }

    private static void assertThatWordsAreKnown(JsonNode table, String column, List<String> all) {
        if (!override(table, column).isMissingNode()) {
            JsonNode words = property(table, column, "mappings").at("/0/options");
            List<String> mapped = new ArrayList<>();
            words.fieldNames().forEachRemaining(mapped::add);
            assertThat(mapped).as(table.get("title").asText() + ", " + column).containsExactlyInAnyOrderElementsOf(all);
            words.forEach(word -> assertThat(word.get("text").asText()).doesNotContain("_"));
        }
    }

    @Test
    void riskOfDeathStandsApartAndSaysWhatItIs() {
        Pattern risk = Pattern.compile("risk-.*");
        assertThat(RiskModels.ids()).allMatch(id -> risk.matcher(id).matches());
        assertThat(Models.ids()).noneMatch(id -> risk.matcher(id).matches());
        for (Dashboard.Query query : Stream.of(icu, patient)
                .flatMap(board -> board.panelQueries().stream())
                .toList()) {
            if (query.text().contains("FROM \"scores\"")) {
                assertThat(query.text())
                        .containsAnyOf("\"model\" = 'news2'", "\"model\" !~ /^risk-/", "\"model\" =~ /^risk-/");
                assertThat(query.text().contains("\"model\" =~ /^risk-/"))
                        .as(query.toString())
                        .isEqualTo(
                                query.place().contains("isk") && query.place().contains("research"));
            }
        }
        JsonNode panel = panel(patient, "Risk of death in hospital (research, not an alarm)");
        assertThat(panel.get("description").asText()).contains("no alarm comes of them");
        assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isEqualTo("percentunit");
        assertThat(panel.at("/fieldConfig/defaults/min").asInt(-1)).isZero();
        assertThat(panel.at("/fieldConfig/defaults/max").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"icu", "patient"})
    void noColumnIsOffTheScreen(String board) {
        for (JsonNode panel : named(board).panels()) {
            int taken = 0;
            for (JsonNode override : panel.at("/fieldConfig/overrides")) {
                for (JsonNode property : override.get("properties")) {
                    if (property.get("id").asText().matches("custom\\.(width|minWidth)")) {
                        taken += property.get("value").asInt();
                    }
                }
            }
            assertThat(taken).as(panel.get("title").asText()).isLessThan(WIDTH);
        }
    }

    /** The panels that draw one vital, by the vital. */
    private Map<VitalSign, JsonNode> vitalPanels() {
        Map<VitalSign, JsonNode> panels = new TreeMap<>();
        for (JsonNode panel : patient.panels()) {
            for (VitalSign vital : VitalSign.ALL) {
                if (panel.at("/targets/0/query").asText().startsWith("SELECT mean(\"" + vital.field() + "\")")) {
                    panels.put(vital, panel);
                }
            }
        }
        return panels;
    }

    private static List<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).toList();
    }

    private static Dashboard named(String name) {
        return Dashboard.all().stream()
                .filter(board -> board.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode panel(Dashboard board, String title) {
        return board.panels().stream()
                .filter(panel -> panel.get("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode override(JsonNode panel, String column) {
        for (JsonNode override : panel.at("/fieldConfig/overrides")) {
            if (override.at("/matcher/options").asText().equals(column)) {
                return override;
            }
        }
        return panel.at("/absent");
    }

    private static JsonNode property(JsonNode panel, String column, String id) {
        for (JsonNode property : override(panel, column).at("/properties")) {
            if (property.get("id").asText().equals(id)) {
                return property.get("value");
            }
        }
        throw new AssertionError("no " + id + " of " + column + " in " + panel.get("title"));
    }
}
