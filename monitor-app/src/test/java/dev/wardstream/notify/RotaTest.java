package dev.wardstream.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is on duty where and when. */
class RotaTest {
    private static final Set<String> CHANNELS = Set.of("pager", "email");
    /** In winter, Berlin is an hour ahead of these. */
    private static final Instant NOON = Instant.parse("2026-11-25T11:00:00Z");

    private static final Instant NIGHT = Instant.parse("2026-11-25T23:30:00Z");

    private final Rota rota = RotaFile.parse(example(), "rota-example.conf", CHANNELS);

    @TempDir
    private Path folder;

    @Test
    void theBedsOwnNurseIsCalledByDayAndTheNightNurseByNight() {
        assertThat(names(rota.called(bed("icu", "bed-02"), NOON, 1, null))).containsExactly("nurse-a");
        assertThat(names(rota.called(bed("icu", "bed-09"), NOON, 1, null))).containsExactly("nurse-b");
        assertThat(names(rota.called(bed("icu", "bed-02"), NIGHT, 1, null))).containsExactly("night-nurse");
    }

    @Test
    void theShiftChangesToTheMinuteInTheWardsOwnZone() {
        Location bed = bed("icu", "bed-02");

        assertThat(names(rota.called(bed, Instant.parse("2026-11-25T20:59:59Z"), 1, null)))
                .containsExactly("nurse-a");
        assertThat(names(rota.called(bed, Instant.parse("2026-11-25T21:00:00Z"), 1, null)))
                .containsExactly("night-nurse");
        // In summer the same minute on the wall is another one in UTC.
        assertThat(names(rota.called(bed, Instant.parse("2026-07-25T20:00:00Z"), 1, null)))
                .containsExactly("night-nurse");
    }

    @Test
    void whoIsCalledNextGoesByTheLevel() {
        assertThat(names(rota.called(bed("icu", "bed-02"), NOON, 2, null))).containsExactly("charge-nurse");
        assertThat(names(rota.called(bed("icu", "bed-02"), NOON, 3, null))).containsExactly("physician");
    }

    @Test
    void whoCanTakeOverIsEverybodyThoseOnDutyAtTheBedFirst() {
        assertThat(rota.levels(bed("icu", "bed-02"), NOON).entrySet())
                .extracting(each -> each.getKey() + " " + each.getValue())
                .containsExactly("nurse-a 1", "charge-nurse 2", "physician 3", "night-nurse 0", "nurse-b 0");
        assertThat(rota.names()).containsExactly("charge-nurse", "night-nurse", "nurse-a", "nurse-b", "physician");
        assertThat(rota.zoneOf(bed("icu", "bed-02"))).hasToString("Europe/Berlin");
    }

    @Test
    void aPatternNamesManyWardsAndTheDefaultAllOthers() {
        assertThat(names(rota.called(bed("ward-7", "x"), NOON, 1, null))).containsExactly("nurse-b");
        assertThat(names(rota.called(bed("elsewhere", "x"), NOON, 1, null))).containsExactly("nurse-a", "nurse-b");
    }

    @Test
    void whoTookTheEpisodeOverIsCalledAlone() {
        assertThat(names(rota.called(bed("icu", "bed-02"), NOON, 1, "physician")))
                .containsExactly("physician");
    }

    @Test
    void aNameIsOneInEverySpelling() {
        assertThat(names(rota.called(bed("icu", "bed-02"), NOON, 1, " Physician")))
                .containsExactly("physician");
        Rota spelled = parse(withNurse("Ann").replace("[[Ann]]", "[[ANN]]"));
        assertThat(names(spelled.called(bed("w", "b"), NOON, 1, null))).containsExactly("Ann");
        assertThatThrownBy(() -> parse(withNurse("ann").replace("people {", "people { Ann { by = [console] }, ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rota.conf: 2")
                .hasMessageContaining("are one name");
        assertThatThrownBy(() -> parse(withNurse("\"ann\u202E\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a person's pseudonym must not have invisible characters");
    }

    @Test
    void anUnknownAssigneeIsReplacedByTheLevelAndThatIsTold() {
        OnDuty called = rota.called(bed("icu", "bed-02"), NOON, 1, "dr-who");

        assertThat(names(called)).containsExactly("nurse-a");
        assertThat(called.note().toString()).contains("dr-who");
    }

    @Test
    void aLevelThatNobodyIsOnGoesToTheHighestThereIsAndThatIsTold() {
        OnDuty called = rota.called(bed("icu", "bed-02"), NOON, 4, null);

        assertThat(names(called)).containsExactly("physician");
        assertThat(called.note().toString()).contains("nobody is on duty at level 4");
        assertThat(rota.fromLevel(bed("icu", "bed-02"), NOON, 4).people()).isEmpty();
    }

    @Test
    void withoutAFileEverybodyIsReachedByTheConsole() {
        OnDuty called = Rota.consoleOnly().called(bed("any", "bed"), NOON, 2, null);

        assertThat(called.people()).containsExactly(new Person("charge nurse", List.of(new Way.Console())));
    }

    @Test
    void whileShiftsOverlapBothAreCalled() {
        Rota overlapping = parse("""
                zone = UTC
                people { a { by = [console] }, b { by = [console] } }
                default { shifts = [
                  { from = "00:00", to = "12:30", levels = [[a]] }
                  { from = "12:00", to = "24:00", levels = [[b]] }
                ] }
                """);

        assertThat(names(overlapping.called(bed("w", "x"), Instant.parse("2026-01-01T12:15:00Z"), 1, null)))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void everybodyIsToldInTheirOwnLanguage() {
        Rota rota = parse("""
                zone = UTC
                language = zh
                people { wang { by = [console] }, Ann { by = [console], language = en } }
                default { shifts = [{ from = "00:00", to = "24:00", levels = [[wang], [Ann]] }] }
                """);

        assertThat(rota.languageOf("wang")).isEqualTo(Locale.CHINESE);
        assertThat(rota.languageOf("ann")).isEqualTo(Locale.ENGLISH);
        assertThat(rota.languageOf("nobody of the rota")).isEqualTo(Locale.CHINESE);
        assertThat(rota.called(bed("w", "x"), NOON, 1, null).people())
                .extracting(Person::language)
                .containsExactly(Locale.CHINESE);
        assertThat(Rota.consoleOnly().languageOf("nurse")).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void aLanguageThatNobodyHasWrittenWordsOfIsNamed() {
        assertThatThrownBy(() -> parse("""
                        people { ann { by = [console], language = tlh } }
                        zone = UTC
                        default { shifts = [{ from = "00:00", to = "24:00", levels = [[ann]] }] }
                        """))
                .hasMessageContainingAll("rota.conf: 1", "people.ann.language", "must be one of en, zh");
    }

    @Test
    void whatIsWrongIsNamedWithFileLineAndSetting() {
        assertWrong(
                "{ from = \"06:00\", to = \"22:00\", levels = [[a]] }", "rota.conf: 3", "default.shifts", "at 00:00");
        assertWrong(
                "{ from = \"00:00\", to = \"24:00\", levels = [[a], [b]] }",
                "levels[1]",
                "names somebody who is not among people");
        assertWrong("{ from = \"00:00\", to = \"24:00\", levels = [[a], []] }", "levels[1]", "is empty");
        assertWrong("{ from = \"00:00\", to = \"24:00\", levels = [] }", "at least one level");
        assertWrong("{ from = \"25:00\", to = \"24:00\", levels = [[a]] }", "default.shifts[0].from");
        assertWrong("{ form = \"00:00\", to = \"24:00\", levels = [[a]] }", "shifts[0].form", "no setting");
        assertWrong("{ from = \"00:00\"", "rota.conf");
    }

    @Test
    void whoCannotBeReachedIsNamed() {
        assertPersonWrong("[\"webhook:nowhere\"]", "people.a", "notify.webhooks, which has");
        assertPersonWrong("[\"email:a@b\\nBcc: all@ward\"]", "people.a", "e-mail");
        assertPersonWrong("[\"email:nobody\"]", "people.a", "e-mail");
        assertPersonWrong("[\"pigeon\"]", "people.a", "console, webhook:<name> or email:<address>");
        assertPersonWrong("[]", "people.a", "no way to be reached");
    }

    @Test
    void noValueOfTheFileIsInWhatIsToldOfIt() throws IOException {
        String token = "s3cret-t0ken";
        Path file = Files.writeString(folder.resolve("rota.conf"), withNurse("ann"));
        RotaWatch watch = RotaWatch.start(file, CHANNELS);
        for (String edited : List.of(
                "include url(\"http://" + token + "@127.0.0.1:1/\")",
                withNurse("ann").replace("[console]", "[\"webhook:" + token + "\"]"),
                withNurse("ann").replace("[console]", "[\"email:" + token + "\"]"),
                withNurse("ann").replace("[console]", "[" + token + "]"),
                withNurse("ann").replace("[console]", "{ x = " + token + " }"),
                withNurse("ann").replace("zone = UTC", "zone = " + token),
                withNurse("ann").replace("\"24:00\"", token),
                withNurse("ann").replace("[[ann]]", "[[" + token + "]]"),
                withNurse("ann").replace("[[ann]]", token),
                withNurse("ann").replace("{ by =", "{ by = \"" + token + " "))) {
            Files.writeString(file, edited);
            watch.look();
            assertThat(watch.problem())
                    .as(edited)
                    .startsWith("in the rota: " + file + ": ")
                    .endsWith("; the last good one stays in force")
                    .doesNotContain(token);
            assertThat(nurse(watch)).isEqualTo("ann");
        }
    }

    @Test
    void anEditIsInForceAtTheNextLookAndABrokenOneChangesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("rota.conf"), withNurse("ann"));
        RotaWatch watch = RotaWatch.start(file, CHANNELS);

        Files.writeString(file, withNurse("bob"));
        watch.look();
        assertThat(nurse(watch)).isEqualTo("bob");

        Files.writeString(file, withNurse("bob").replace("levels = [[bob]]", "levels = [[carol]]"));
        watch.look();
        assertThat(nurse(watch)).isEqualTo("bob");
        assertThat(watch.problem()).contains("rota.conf: 3", "levels[0]", "the last good one stays in force");

        Files.delete(file);
        watch.look();
        assertThat(nurse(watch)).isEqualTo("bob");
        assertThat(watch.problem()).contains("cannot be read");

        Files.writeString(file, withNurse("dan"));
        watch.look();
        assertThat(nurse(watch)).isEqualTo("dan");
        assertThat(watch.problem()).isEmpty();
    }

    @Test
    void aFileThatIsWrongAtTheStartIsRefused() {
        assertThatThrownBy(() -> RotaWatch.start(folder.resolve("none.conf"), CHANNELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notify.rota")
                .hasMessageContaining("none.conf");
    }

    private static String withNurse(String name) {
        return "zone = UTC\npeople { " + name + " { by = [console] } }\n"
                + "default { shifts = [{ from = \"00:00\", to = \"24:00\", levels = [[" + name + "]] }] }\n";
    }

    private static String nurse(RotaWatch watch) {
        return names(watch.rota().called(bed("w", "b"), NOON, 1, null)).get(0);
    }

    private static void assertWrong(String shift, String... messages) {
        String text = "zone = UTC\npeople { a { by = [console] } }\ndefault { shifts = [" + shift + "] }\n";
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(messages);
    }

    private static void assertPersonWrong(String ways, String... messages) {
        String text = "zone = UTC\npeople { a { by = " + ways + " } }\n"
                + "default { shifts = [{ from = \"00:00\", to = \"24:00\", levels = [[a]] }] }\n";
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(messages);
    }

    private static Rota parse(String text) {
        return RotaFile.parse(text, "rota.conf", CHANNELS);
    }

    private static Location bed(String ward, String bed) {
        return new Location(ward, bed);
    }

    private static List<String> names(OnDuty called) {
        return called.people().stream().map(Person::name).toList();
    }

    private static String example() {
        try (InputStream in = RotaTest.class.getResourceAsStream("/rota-example.conf")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
