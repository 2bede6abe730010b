package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.wardstream.intake.Reason;
import dev.wardstream.watch.Notice;
import dev.wardstream.watch.Trouble;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever setting an error, a reason or a text names can be set: by its path in wardstream.conf, or by its variable. */
class SettingNamesTest {
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern VARIABLE = Pattern.compile("WARDSTREAM_[A-Z0-9_]*[A-Z0-9]");

    /** What no file of settings has: the secret of a single command, what a watcher's command finds, and what tests and Compose read. */
    private static final Set<String> OTHER_VARIABLES = Stream.concat(
                    Stream.of("WARDSTREAM_INFLUX_ADMIN_TOKEN", "WARDSTREAM_DATA", "WARDSTREAM_VERSION"),
                    Pager.environment(
                            new Notice(Notice.State.BEGAN, new Trouble(Trouble.Kind.SILENT, "", "", 0, ""), 0))
                            .keySet()
                            .stream())
            .collect(Collectors.toSet());

    /** Settings of the embedded store's own file. */
    private static final Set<String> OF_THE_STORE =
            Set.of("http.min.enabled", "http.net.bind.to", "http.user", "http.password");

    private final Config reference = ConfigFactory.parseResources("wardstream.conf");
    private final Pattern path = Pattern.compile(
            "(?<![\\w./-])(?:" + String.join("|", reference.root().keySet()) + ")(?:\\.[a-zA-Z][a-zA-Z0-9]*)+");

    @Test
    void everySettingThatATextOfTheProgramNamesExists() throws IOException {
        List<String> texts = texts();

        assertThat(texts).as("the texts were found").hasSizeGreaterThan(1_000).contains(Reason.OVERSIZED.explanation());
        assertThat(unknown(texts)).isEmpty();
    }

    @Test
    void aSettingThatThereIsNotIsNoticed() {
        assertThat(unknown(List.of(
                        "set intake.schemaRegistryUrl", "WARDSTREAM_REGISTRY_URL is empty", "intake.samplesPerSecond")))
                .containsExactly("WARDSTREAM_REGISTRY_URL", "intake.schemaRegistryUrl");
    }

    private Set<String> unknown(List<String> texts) {
        Set<String> variables = reference.entrySet().stream()
                .map(setting -> Settings.variableOf(setting.getKey()))
                .collect(Collectors.toSet());
        Set<String> topics = Topics.ALL.stream().map(Topic::name).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        for (String text : texts) {
            for (MatchResult named : path.matcher(text).results().toList()) {
                String name = named.group();
                // Kafka's own settings and its metrics, and what a topic or the store's own file is called, are no
                // settings here.
                boolean other = name.startsWith("kafka.") || topics.contains(name) || OF_THE_STORE.contains(name);
                if (!other && !reference.hasPathOrNull(name) && !isOfAWebhook(name)) {
                    unknown.add(name);
                }
            }
            for (MatchResult named : VARIABLE.matcher(text).results().toList()) {
                if (!variables.contains(named.group())
                        && !OTHER_VARIABLES.contains(named.group())
                        && !named.group().startsWith("WARDSTREAM_KAFKA")) {
                    unknown.add(named.group());
                }
            }
        }
        return unknown;
    }

    private static boolean isOfAWebhook(String name) {
        return name.startsWith("notify.webhooks.");
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String module : List.of("src/main", "../schemas/src/main")) {
            try (Stream<Path> files = Files.walk(Path.of(module))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    for (String line : Files.readAllLines(file)) {
                        if (!line.strip().startsWith("*") && !line.strip().startsWith("/")) {
                            TEXT.matcher(line)
                                    .results()
                                    .map(found -> found.group(1))
                                    .forEach(texts::add);
                        }
                    }
                }
            }
        }
        for (String line : Files.readAllLines(Path.of("src/main/resources/dev/wardstream/words/words.properties"))) {
            texts.add(line.substring(line.indexOf('=') + 1));
        }
        for (Reason reason : Reason.values()) {
            texts.add(reason.explanation());
        }
        return texts;
    }
}
