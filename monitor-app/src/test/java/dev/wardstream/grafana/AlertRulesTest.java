package dev.wardstream.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every alert about the system itself is tried, and tells an operator what to do. */
class AlertRulesTest {
    private static final String RUNBOOK = "docker/RUNBOOK.md";

    @Test
    void prometheusTakesTheRulesAndTheirCasesHold() throws Exception {
        String promtool = InstalledProgram.require("promtool", "prometheus");
        assertThat(output(promtool, "check", "rules", "rules.yml")).contains("SUCCESS");
        assertThat(output(promtool, "test", "rules", "rules_test.yml")).contains("SUCCESS");
    }

    @Test
    void everyRuleHasACaseAndASectionInTheRunbook() {
        List<String> rules =
                AlertRules.read().stream().map(AlertRules.Rule::name).toList();
        String cases = Repository.text("docker/prometheus/rules_test.yml");
        for (String rule : rules) {
            assertThat(cases).contains("alertname: " + rule + "\n");
        }
        assertThat(Pattern.compile("(?m)^## (Wardstream\\w+)$")
                        .matcher(Repository.text(RUNBOOK))
                        .results()
                        .map((MatchResult section) -> section.group(1)))
                .containsExactlyElementsOf(rules);
    }

    @Test
    void everyRuleSaysHowSevereItIsAndWhereToRead() {
        assertThat(AlertRules.read()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.labels().get("severity").asText()).isIn("critical", "warning");
            assertThat(rule.annotations().get("summary").asText()).isNotBlank();
            assertThat(rule.annotations().get("runbook").asText())
                    .isEqualTo(RUNBOOK + "#" + rule.name().toLowerCase(Locale.ROOT));
        });
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Repository.path("docker/prometheus").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
