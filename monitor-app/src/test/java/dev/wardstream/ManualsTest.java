package dev.wardstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.grafana.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README, the manuals and the pages beside them: whoever follows a link, looks at a picture or opens a file that they name finds it. */
class ManualsTest {
    private static final String DOCS = "monitor-app/docs/";
    private static final Set<String> READERS =
            Set.of("nurses", "vendors", "clinical-engineers", "operators", "developers");
    private static final int README_BYTES = 10 * 1024;

    private static final Pattern LINK = Pattern.compile("(!?)\\[((?:[^\\[\\]]|\\[[^\\]]*\\])*)\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern NAMED = Pattern.compile("`([^`\\n]+)`");
    /** Such as 0.754 (0.631 to 0.860), or 2.89 (2.79 to 3.00). */
    private static final Pattern FIGURE = Pattern.compile("[0-9]\\.[0-9]+ \\([−+]?[0-9.]+ to [−+]?[0-9.]+\\)");

    /** A path, a file by its ending, or a test by its name; not a placeholder, a command or what a build writes. */
    private static boolean isFile(String name) {
        return !name.matches(".*[<>…* ].*")
                && !name.startsWith("../")
                && !name.contains("target/")
                && !name.matches("store-schema-N.txt|/health")
                && name.matches(
                        "[\\w./-]+/[\\w./-]+|[\\w-]+\\.(java|json|conf|properties|yml|md)|[A-Z]\\w+(Test|IT|Bench)");
    }

    static List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>(
                List.of("README.md", "CONTRIBUTING.md", "docker/RUNBOOK.md", "grafana/preview/README.md"));
        try (Stream<Path> docs = Files.list(Repository.path(DOCS))) {
            docs.map(file -> DOCS + file.getFileName()).sorted().forEach(pages::add);
        }
        return pages;
    }

    static Stream<String> manuals() {
        return READERS.stream().sorted().map(reader -> DOCS + reader + ".md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhereAndEveryPictureSaysWhatItShows(String page) {
        Path at = Path.of("/" + page);
        for (MatchResult link : matches(LINK, withoutCode(Repository.text(page)))) {
            String goal = link.group(3);
            if (goal.matches("[a-z]+:.*")) {
                continue;
            }
            String[] parts = goal.split("#", 2);
            String file = parts[0].isEmpty()
                    ? page
                    : at.resolveSibling(parts[0]).normalize().toString().substring(1);
            assertThat(Repository.path(file)).as(link.group()).exists();
            if (parts.length == 2) {
                assertThat(anchors(Repository.text(file))).as(link.group()).contains(parts[1]);
            }
            if (link.group(1).equals("!")) {
                assertThat(link.group(2)).as(link.group()).isNotBlank();
            }
        }
    }

    @Test
    void everyPictureThatIsKeptIsShown() throws IOException {
        String all = pages().stream().map(Repository::text).collect(Collectors.joining());
        try (Stream<Path> pictures = Files.list(Repository.path(".github/pictures"))) {
            assertThat(pictures)
                    .isNotEmpty()
                    .allSatisfy(picture -> assertThat(all).contains(".github/pictures/" + picture.getFileName()));
        }
    }

    @Test
    void readmeIsReadInOneGoAndSendsEachReaderOn() {
        String readme = Repository.text("README.md");

        assertThat(readme.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(README_BYTES);
        manuals().forEach(manual -> assertThat(readme).contains("](" + manual + ")"));
        assertThat(readme).contains("](CONTRIBUTING.md)", "![", "./mvnw -Pdemo", "<http://127.0.0.1:8080/>");
        assertThat(Repository.text(".ci/run"))
                .as("CI runs the test command that README names")
                .contains("exec ./mvnw verify ");
        assertThat(readme).contains("\n./mvnw verify ");
    }

    @ParameterizedTest
    @MethodSource("manuals")
    void aManualSaysFirstWhoItIsForAndWhatItAnswers(String manual) {
        String text = Repository.text(manual);

        assertThat(text).startsWith("# For ");
        String opening = text.split("\n\n", 3)[1].replaceAll("\\s+", " ");
        assertThat(opening).startsWith("This manual is for people who ");
        assertThat(opening.split("\\.(?= |$)")).as("sentences of the opening").hasSize(2);
        String contents = text.substring(text.indexOf("**Contents**"), text.indexOf("\n## "));
        matches(Pattern.compile("(?m)^## (.+)$"), withoutCode(text))
                .forEach(heading -> assertThat(contents).contains("(#" + anchor(heading.group(1)) + ")"));
    }

    @Test
    void noManualCopiesAFigureThatEvaluateWrites() {
        Stream.concat(Stream.of("README.md"), manuals())
                .forEach(page -> assertThat(matches(FIGURE, Repository.text(page)))
                        .extracting(MatchResult::group)
                        .as("figures in %s, which evaluate writes to evaluation.md", page)
                        .isEmpty());
        assertThat(matches(FIGURE, Repository.text(DOCS + "evaluation.md"))).isNotEmpty();
    }

    @Test
    void everyRoomIsOnTheDevelopersMap() throws IOException {
        Set<String> rooms;
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/dev/wardstream"))) {
            rooms = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        String map = Repository.text(DOCS + "developers.md");
        map = map.substring(map.indexOf("| room |"), map.indexOf("## How to use the API"));
        assertThat(names(Pattern.compile("(?m)^\\| `([a-z]+)` \\|"), map)).isEqualTo(rooms);
    }

    @Test
    void everyFileThatAStepOfContributingNamesIsThere() throws IOException {
        Set<String> known = files();
        List<String> named = names(NAMED, withoutCode(Repository.text("CONTRIBUTING.md"))).stream()
                .map(name -> name.replaceFirst("^app/", "monitor-app/src/main/java/dev/wardstream/")
                        .replaceFirst("^avro(?=/|$)", "schemas/src/main/avro"))
                .filter(ManualsTest::isFile)
                .toList();

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(named)
                .allSatisfy(name -> assertThat(known)
                        .as(name)
                        .anyMatch(file ->
                                (file + "/").contains("/" + name + "/") || file.endsWith("/" + name + ".java")));
    }

    private static Set<String> files() throws IOException {
        Set<String> files = new TreeSet<>();
        Path top = Repository.path(".");
        try (Stream<Path> all = Files.walk(top)) {
            all.map(file -> "/" + top.relativize(file))
                    .filter(file -> !file.matches(".*/(target|node_modules|\\.git)(/.*)?"))
                    .forEach(files::add);
        }
        return files;
    }

    private static Set<String> anchors(String page) {
        return matches(HEADING, withoutCode(page)).stream()
                .map(heading -> anchor(heading.group(1)))
                .collect(Collectors.toSet());
    }

    /** As code hosts make it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("&[a-z]+;", "")
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String withoutCode(String page) {
        return CODE.matcher(page).replaceAll("");
    }

    private static Set<String> names(Pattern pattern, String text) {
        return matches(pattern, text).stream()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
