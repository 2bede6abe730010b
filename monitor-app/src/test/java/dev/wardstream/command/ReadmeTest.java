package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.archive.ArchiveCounts;
import dev.wardstream.archive.ArchiveHealth;
import dev.wardstream.archive.Measurement;
import dev.wardstream.grafana.Repository;
import dev.wardstream.intake.Reason;
import dev.wardstream.notify.NotifyCounts;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.StreamCounts;
import dev.wardstream.pipeline.StreamMetrics;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.score.Models;
import dev.wardstream.train.Recipe;
import dev.wardstream.vitals.Health;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.watch.Notice;
import dev.wardstream.watch.Trouble;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What README and the manuals say of names, limits and reasons is what the program knows. */
class ReadmeTest {
    private static final Pattern COMMAND = Pattern.compile("\\bwardstream ([a-z]+)((?: [a-z-]+)?)([^`\\n]*)");
    private static final Pattern OPTION = Pattern.compile("(?<=\\s)--?[a-zA-Z][a-z0-9-]*");

    /** What a command run by the outside watcher finds in its environment. */
    private static final Set<String> PAGED = Pager.environment(
                    new Notice(Notice.State.BEGAN, new Trouble(Trouble.Kind.SILENT, "", "", 0, ""), 0))
            .keySet();

    private static final Map<String, CommandLine> COMMANDS =
            WardstreamCommand.commandLine().getSubcommands();

    private final String nurses = manual("nurses");
    private final String vendors = manual("vendors");
    private final String engineers = manual("clinical-engineers");
    private final String operators = manual("operators");
    private final String developers = manual("developers");
    private final String all = Stream.of("README.md", "CONTRIBUTING.md", "docker/RUNBOOK.md")
                    .map(Repository::text)
                    .collect(Collectors.joining("\n"))
            + Stream.of("capacity", "threat-model", "evaluation", "choices")
                    .map(ReadmeTest::manual)
                    .collect(Collectors.joining("\n"))
            + String.join("\n", nurses, vendors, engineers, operators, developers);

    @Test
    void theFingerprintThatVendorsCopyIsThatOfTheSchema() {
        byte[] fingerprint = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(SchemaNormalization.parsingFingerprint64(VitalSigns.getClassSchema()))
                .array();
        assertThat(vendors)
                .contains("`" + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(fingerprint) + "`");
    }

    @Test
    void everyCommandAndOptionThatIsNamedExists() {
        for (MatchResult named : matches(COMMAND, all)) {
            assertThat(COMMANDS).as(named.group()).containsKey(named.group(1));
            CommandLine command = Objects.requireNonNull(COMMANDS.get(named.group(1)));
            String part = named.group(2).strip();
            boolean hasParts = !command.getSubcommands().isEmpty();
            if (hasParts && !part.isEmpty()) {
                assertThat(command.getSubcommands()).as(named.group()).containsKey(part);
                command = Objects.requireNonNull(command.getSubcommands().get(part));
            }
            String rest = (hasParts ? "" : named.group(2)) + named.group(3);
            for (MatchResult option : matches(OPTION, rest.split("[|#']", -1)[0])) {
                assertThat(command.getCommandSpec().optionsMap())
                        .as(named.group())
                        .containsKey(option.group());
            }
        }
    }

    @Test
    void everyCommandIsInTheTableOfCommands() {
        COMMANDS.forEach((name, command) -> {
            Set<String> parts = command.getSubcommands().keySet();
            if (parts.isEmpty()) {
                assertThat(operators).contains("| `wardstream " + name + "` |");
            }
            // A part has a row of its own, or stands in its command's.
            parts.forEach(part -> assertThat(operators)
                    .containsPattern("\\| `wardstream " + name + "( " + part + "` \\||`[^|]* `" + part + "`)"));
        });
    }

    @Test
    void everySettingThatIsNamedExistsWithItsDefault() {
        var reference = ConfigFactory.parseResources("wardstream.conf");
        Set<String> known = reference.entrySet().stream()
                .map(setting -> Settings.variableOf(setting.getKey()))
                .collect(Collectors.toSet());
        for (MatchResult named : matches(Pattern.compile("WARDSTREAM_[A-Z0-9_]+"), all)) {
            if (!named.group().matches("WARDSTREAM_((KAFKA|NOTIFY_WEBHOOKS)_.*|DATA)")
                    && !PAGED.contains(named.group())) {
                assertThat(known).contains(named.group());
            }
        }
        for (MatchResult row :
                matches(Pattern.compile("\\| `([a-zA-Z.]+)` \\| `(WARDSTREAM_\\w+)` \\| ([^|:]*)"), operators)) {
            assertThat(Settings.variableOf(row.group(1))).isEqualTo(row.group(2));
            assertThat(reference.getString(row.group(1)))
                    .startsWith(row.group(3).strip());
        }
    }

    @Test
    void theLimitsAreTheDefaults() {
        AlarmPolicy.defaults()
                .limits()
                .forEach((vital, limits) -> assertThat(nurses).contains(row(vital, limits)));
        assertThat(matches(Pattern.compile("\\n\\| [a-zA-Z0-9]+ \\([^)]*\\) \\|"), nurses))
                .hasSameSizeAs(AlarmPolicy.defaults().limits().keySet());
    }

    @Test
    void everyReasonIsExplained() {
        for (Reason reason : Reason.values()) {
            assertThat(vendors).contains("| `" + reason + "` | " + reason.explanation() + " |\n");
        }
        Set<String> explained = matches(Pattern.compile("\\n\\| `([A-Z_]+)` \\| [A-Z]"), vendors).stream()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        assertThat(explained)
                .isEqualTo(Arrays.stream(Reason.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    @Test
    void theMetricsAreThose() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new PipelineMetrics(
                        () -> true,
                        () -> new IntakeCounts(0, 0, Map.of(), 0, Map.of()),
                        () -> new StreamCounts(0, 0, 0, 0, 0, 0))
                .addTo(registry);
        new ArchiveMetrics(measurement -> 0, () -> new ArchiveCounts(0, 0, 0, 0), () -> 0L, ArchiveHealth.Ok::new)
                .bindTo(registry);
        Metrics.bindHealth(registry, () -> new Health(List.of(Health.Part.well("monitor"))));
        StreamMetrics stream = new StreamMetrics(registry);
        stream.expect(Models.served(), List.of("acme"));
        stream.shadowDropped(Models.shipped("ward-hourly"));
        Metrics.bindDelay(registry, () -> 0);
        new NotifyMetrics(() -> new NotifyCounts(Map.of(), 0, 0, 0, 0, 0), Set.of("console")).bindTo(registry);

        String scraped = registry.scrape().replaceAll("(_bucket|_count|_sum|_max)(?=[{ ])", "");
        assertThat(names("wardstream_[a-z_]+(?=`)", operators)).isEqualTo(names("(?m)^wardstream_[a-z_]+", scraped));
    }

    @Test
    void everyTroubleThatAWatcherTellsIsExplained() {
        for (Trouble.Kind kind : Trouble.Kind.values()) {
            assertThat(operators).contains("\n| " + kind + " | ");
        }
    }

    @Test
    void everyTopicIsListed() {
        for (Topic<?> topic : Topics.ALL) {
            assertThat(operators).containsPattern("\\n\\| [^|]*`" + Pattern.quote(topic.name()) + "`[^|]* \\| ");
        }
    }

    @Test
    void recordingsAndModelsAndMeasurementsAreThose() {
        for (RecordingSet set : RecordingSet.values()) {
            assertThat(engineers).contains("| `" + set.id() + "` |");
            if (set != RecordingSet.CSV) {
                assertThat(engineers).contains("<" + set.source().split(" ", -1)[0] + ">", "| " + set.licence() + " |");
            }
        }
        for (Recipe recipe : Recipe.values()) {
            assertThat(engineers).contains("| `" + recipe.id() + "` |");
        }
        for (Measurement measurement : Measurement.values()) {
            assertThat(developers)
                    .contains("| `" + measurement.table() + "` | " + String.join(", ", measurement.tags()) + " |");
        }
    }

    private static String row(VitalSign vital, VitalLimits limits) {
        return "| " + vital.field() + " (" + vital.displayUnit() + ") | " + number(limits.low()) + " | "
                + number(limits.high()) + " | " + number(limits.extremeLow()) + " | " + number(limits.extremeHigh())
                + " | " + number(limits.hysteresis()) + " | " + limits.delay().toSeconds() + " s |\n";
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "none";
        }
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static Set<String> names(String pattern, String text) {
        return matches(Pattern.compile(pattern), text).stream()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String manual(String reader) {
        return Repository.text("monitor-app/docs/" + reader + ".md");
    }
}
