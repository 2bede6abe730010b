package dev.wardstream.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.alarm.AlarmKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the board of those who answer for the alarms holds to. */
class AlarmManagementTest {
    private final Dashboard board = Dashboard.all().get(0);

    @Test
    void everyKindOfAlarmStandsInWordsWhereKindsAreListed() {
        List<JsonNode> mappings = new ArrayList<>();
        for (JsonNode override : board.json().findValues("overrides")) {
            for (JsonNode one : override) {
                if (one.at("/matcher/options").asText().equals("Kind")) {
                    mappings.add(one.at("/properties/0/value/0/options"));
                }
            }
        }
        assertThat(mappings)
                .hasSize(3)
                .allSatisfy(mapping -> assertThat(names(mapping)).isEqualTo(kinds(Arrays.asList(AlarmKind.values()))));
    }

    @Test
    void everyTechnicalKindHasAWordInItsChart() {
        Set<String> named = new TreeSet<>();
        panel("Technical calls")
                .at("/fieldConfig/overrides")
                .forEach(one -> named.add(one.at("/matcher/options").asText()));
        assertThat(named)
                .isEqualTo(kinds(Arrays.stream(AlarmKind.values())
                        .filter(AlarmKind::isTechnical)
                        .toList()));
    }

    @Test
    void whatThePublishedWardsHadLiesInsideTheAxis() {
        JsonNode chart = panel("Against the published").at("/fieldConfig/defaults");
        assertThat(chart.at("/thresholds/steps"))
                .filteredOn(step -> step.get("value").isNumber())
                .extracting(step -> step.get("value").asDouble())
                .containsExactly(0.49, 10.0, 187.0)
                .allSatisfy(line -> assertThat(line)
                        .isBetween(chart.get("min").asDouble(), chart.get("max").asDouble()));
    }

    @Test
    void aBarCountsAStretchOfTimeThatIsLongEnoughToBeSeen() {
        List<JsonNode> bars = board.panels().stream()
                .filter(panel -> panel.at("/fieldConfig/defaults/custom/drawStyle")
                        .asText()
                        .equals("bars"))
                .toList();
        assertThat(bars)
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.path("interval").asText()).isEqualTo("1m"));
    }

    @Test
    void aShortAlarmIsOneWhoseConditionWasShortWheneverItWasReceived() {
        assertThat(List.of(panel("Short alarms"), panel("Kinds with the shortest alarms")))
                .allSatisfy(panel -> assertThat(panel.at("/targets/0/query").asText())
                        .contains("\"at\" - \"onset\"")
                        .doesNotContain("receivedAt"));
    }

    private JsonNode panel(String title) {
        return board.panels().stream()
                .filter(panel -> panel.get("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> kinds(List<AlarmKind> kinds) {
        Set<String> names = new TreeSet<>();
        kinds.forEach(kind -> names.add(kind.name()));
        return names;
    }
}
