package dev.wardstream.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.score.News2;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the tables of words to each other and to the code that says them. */
final class WordingTest {
    private static final Path TABLES = Path.of("src/main/resources/dev/wardstream/words");
    private static final Path CODE = Path.of("src/main/java/dev/wardstream");
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
    private static final Pattern FORM = Pattern.compile("\\{\\d(:(vital|unit|value|duration|instant|word))?}");
    /** A code that is said as it stands, and one behind a choice. */
    private static final Pattern SAID = Pattern.compile(
            "(?:\\bof|\\band)\\(\\s*(?:Result\\.\\w+,\\s*)?\"([a-z][\\w.]*)\"|\"([a-z]\\w*\\.[\\w.]+)\"");

    private static final Locale CHINESE = Locale.CHINESE;
    static final List<String> OTHERS =
            Wording.languages().stream().filter(each -> !each.equals("en")).toList();

    @ParameterizedTest
    @FieldSource("OTHERS")
    void everyLanguageSaysWhatEnglishSaysOfTheSameFacts(String language) throws IOException {
        Properties english = table("words");
        Properties other = table("words_" + language);
        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String code : english.stringPropertyNames()) {
            assertThat(places(other.getProperty(code)))
                    .as(language + " " + code)
                    .isEqualTo(places(english.getProperty(code)));
        }
    }

    @Test
    void everyPlaceInATableHasAFormThatIsKnown() throws IOException {
        for (String language : Wording.languages()) {
            Properties table = table(language.equals("en") ? "words" : "words_" + language);
            table.forEach((code, pattern) -> assertThat(places(pattern.toString()))
                    .as("%s %s", language, code)
                    .allMatch(place -> FORM.matcher(place).matches()));
        }
    }

    @Test
    void everyCodeThatIsSaidHasWords() throws IOException {
        Set<String> known = table("words").stringPropertyNames();
        Set<String> groups = known.stream().map(WordingTest::groupOf).collect(Collectors.toSet());
        for (Path file : sources()) {
            String source = Files.readString(file);
            if (source.contains("dev.wardstream.words.Said")) {
                Set<String> said = SAID.matcher(source)
                        .results()
                        .map(WordingTest::codeOf)
                        .filter(code -> !code.endsWith("."))
                        .filter(code -> groups.contains(groupOf(code)))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(known).as("said by " + file).containsAll(said);
            }
        }
    }

    @Test
    void everyNameThatIsPutTogetherHasWords() throws IOException {
        Set<String> known = table("words").stringPropertyNames();
        for (News2.Parameter parameter : News2.Parameter.values()) {
            assertThat(known).contains("news2." + parameter);
        }
        for (DeviceKind kind : DeviceKind.values()) {
            assertThat(known).contains("device." + kind);
        }
        for (VitalSign vital : VitalSign.ALL) {
            assertThat(Said.of("vital", vital.field()).in(CHINESE)).isEqualTo(vital.label());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s, 0 秒",
        "-5000, 0 s, 0 秒",
        "15000, 15 s, 15 秒",
        "59999, 59 s, 59 秒",
        "60000, 1 min, 1 分钟",
        "115000, 1 min 55 s, 1 分钟 55 秒",
        "3600000, 1 h, 1 小时",
        "7500000, 2 h 5 min, 2 小时 5 分钟",
        "86399000, 23 h 59 min, 23 小时 59 分钟",
        "86400000, 1 d, 1 天",
        "180000000, 2 d 2 h, 2 天 2 小时"
    })
    void aLengthOfTimeIsToldByItsTwoLargestUnits(long millis, String english, String chinese) {
        Said said = Said.of("after", millis);
        assertThat(said.in(Locale.ENGLISH)).isEqualTo(", after " + english);
        assertThat(said.in(CHINESE)).isEqualTo("，历时 " + chinese);
    }

    @Test
    void aNurseReadsAFastHeartInHerLanguage() {
        Said said = Said.of("limit.above", "heartRate", "134", "120", 15_000);
        assertThat(said).hasToString("HR 134 > 120 /min for 15 s");
        assertThat(said.in(CHINESE)).isEqualTo("HR 134 > 120 /min，持续 15 秒");
        assertThat(Wording.translated(said)).containsEntry("zh", "HR 134 > 120 /min，持续 15 秒");
    }

    @Test
    void whereNobodyHasWrittenATableTheTextIsEnglish() {
        assertThat(Said.of("done.clear").in(Locale.FRENCH)).isEqualTo("Cleared.");
        assertThat(Wording.language("fr")).isNull();
        assertThat(Wording.language("zh")).isEqualTo(CHINESE);
    }

    @Test
    void aTextThatNobodyHasWordsForIsSeenAtOnce() {
        Said unknown = Said.of("never.written");
        assertThat(Wording.knows(unknown)).isFalse();
        assertThatThrownBy(unknown::toString).hasMessageContaining("no words for never.written");
    }

    @Test
    void anAlarmThatStandsDoesNotGoOnSayingWhatWasSoWhenItCalled() {
        Said raised = Said.of("limit.above", "heartRate", "150", "140", 15_000);
        assertThat(raised.and("now.vital.old", "heartRate", "128", 240_000).without("now"))
                .isEqualTo(raised);
    }

    @Test
    void whoReadsAtABedReadsTheClockThere() {
        Said said = Said.of(
                "refused.over.cleared",
                "nurse-1",
                Instant.parse("2026-11-28T02:58:00Z").toEpochMilli());
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        long soon = Instant.parse("2026-11-28T03:05:00Z").toEpochMilli();
        long tomorrow = Instant.parse("2026-11-29T03:05:00Z").toEpochMilli();
        assertThat(said.in(Locale.ENGLISH, berlin, soon)).isEqualTo("nurse-1 cleared it at 03:58.");
        assertThat(said.in(CHINESE, berlin, soon)).isEqualTo("nurse-1 已于 03:58 清除。");
        assertThat(said.in(Locale.ENGLISH, berlin, tomorrow)).isEqualTo("nurse-1 cleared it at 2026-11-28 03:58.");
        assertThat(said).hasToString("nurse-1 cleared it at 2026-11-28 02:58:00 UTC.");
    }

    @Test
    void whatSomebodyWroteStaysAsTheyWroteIt() {
        assertThat(Said.of("done.handOver", "{1} $1 \\ 王").in(CHINESE)).isEqualTo("已转交给 {1} $1 \\ 王。");
    }

    private static String codeOf(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String groupOf(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    private static Set<String> places(String pattern) {
        return PLACE.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(CODE)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Properties table(String name) throws IOException {
        Properties table = new Properties();
        try (Reader in = Files.newBufferedReader(TABLES.resolve(name + ".properties"))) {
            table.load(in);
        }
        return table;
    }
}
