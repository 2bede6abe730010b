package dev.wardstream.ward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the page's texts to its code, and its languages to each other. */
final class PageTextsTest {
    private static final Path PAGE = Path.of("src/main/resources/ward/page");
    /** A key in quotes; keys are told from other strings by their group. */
    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z0-9]*\\.[A-Za-z0-9_]+)\"");
    /** A key that is put together, such as vital.${field}: its group. */
    private static final Pattern GROUP = Pattern.compile("\\bt(?:Or)?\\(`([a-z][A-Za-z0-9]*\\.)\\$\\{");

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        JsonNode english = texts("en");
        JsonNode chinese = texts("zh");
        assertThat(keys(chinese)).isEqualTo(keys(english));
        for (String key : keys(english)) {
            assertThat(names(chinese.get(key).asText()))
                    .as(key)
                    .isEqualTo(names(english.get(key).asText()));
        }
    }

    @Test
    void noTextIsMissingAndNoneIsUnused() throws IOException {
        Set<String> known = keys(texts("en"));
        Set<String> groups = found(GROUP);
        Set<String> ofKnownGroups = known.stream().map(PageTextsTest::groupOf).collect(Collectors.toSet());
        Set<String> asked = found(KEY).stream()
                .filter(key -> ofKnownGroups.contains(groupOf(key)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).containsAll(asked);
        assertThat(ofKnownGroups).containsAll(groups);
        assertThat(known.stream().filter(key -> !asked.contains(key) && !groups.contains(groupOf(key))))
                .as("texts that no module shows")
                .isEmpty();
    }

    private static String groupOf(String key) {
        return key.substring(0, key.indexOf('.') + 1);
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path module : modules()) {
            Matcher matcher = pattern.matcher(Files.readString(module));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> all = Files.list(PAGE.resolve("js"))) {
            return all.toList();
        }
    }

    private static Set<String> keys(JsonNode texts) {
        Set<String> keys = new TreeSet<>();
        texts.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode texts(String language) throws IOException {
        return new ObjectMapper()
                .readTree(PAGE.resolve("texts/" + language + ".json").toFile());
    }
}
