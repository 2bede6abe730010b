package dev.wardstream.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads Chinese reads nothing but Chinese: every text of the tables and of the page, and every template of a message. */
final class ChineseTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    /** What a mustache fills, what a browser does not show, and the names of a service's own fields. */
    private static final Pattern UNREAD = Pattern.compile(
            "\\{\\{[^}]*}}|(?s)<style.*?</style>|(?s)<script.*?</script>|<[^>]*>|\"[\\w-]+\":|<!DOCTYPE[^>]*>");
    /** What is written so in Chinese too: names, signs and units of measure, and an example of an id. */
    private static final Set<String> ALSO_CHINESE = Set.of(
            "Wardstream",
            "Kafka",
            "NEWS2",
            "SpO2",
            "RR",
            "SBP",
            "English",
            "p-12",
            "HR",
            "DBP",
            "MAP",
            "FiO",
            "EtCO",
            "SpO",
            "CO",
            "GCS",
            "EDA",
            "PI",
            "Esc",
            "Shift",
            "Enter",
            "Vent",
            // A command and a setting, as they are typed.
            "wardstream",
            "whatif",
            "ward",
            "history");

    @Test
    void everyTextOfAlarmsOutcomesMessagesAndTheAnswerPageIsChinese() throws IOException {
        Properties chinese = new Properties();
        try (Reader in = Files.newBufferedReader(RESOURCES.resolve("dev/wardstream/words/words_zh.properties"))) {
            chinese.load(in);
        }
        List<String> faults = new ArrayList<>();
        new TreeMap<>(chinese)
                .forEach((code, text) -> faults.addAll(
                        englishIn(code + "", PLACE.matcher(text + "").replaceAll(""))));
        assertThat(faults).isEmpty();
    }

    @Test
    void everyTextOfTheWardPageIsChinese() throws IOException {
        JsonNode texts = new ObjectMapper()
                .readTree(RESOURCES.resolve("ward/page/texts/zh.json").toFile());
        List<String> faults = new ArrayList<>();
        texts.properties()
                .forEach(text -> faults.addAll(englishIn(
                        text.getKey(), PLACE.matcher(text.getValue().asText()).replaceAll(""))));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer.html", "mail.txt", "slack.json", "ntfy.json"})
    void noTemplateOfWhatPeopleReadHasWordsOfItsOwn(String template) throws IOException {
        String text = Files.readString(RESOURCES.resolve("notify").resolve(template));
        Set<String> tokens =
                Set.of("rotating", "light", "warning", "information", "source", "false", "n", "rotating_light");
        assertThat(WORD.matcher(UNREAD.matcher(text).replaceAll(" "))
                        .results()
                        .map(MatchResult::group)
                        .filter(word -> !tokens.contains(word)))
                .isEmpty();
    }

    private static List<String> englishIn(String code, String text) {
        Stream<String> words = WORD.matcher(text).results().map(MatchResult::group);
        return words.filter(word -> !ALSO_CHINESE.contains(word))
                .map(word -> code + ": " + word)
                .toList();
    }
}
