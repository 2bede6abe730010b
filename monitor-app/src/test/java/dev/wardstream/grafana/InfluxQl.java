package dev.wardstream.grafana;

import dev.wardstream.archive.Measurement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names in an InfluxQL query whose identifiers all stand in double quotes. */
record InfluxQl(Set<String> measurements, Set<String> tagsAndFields) {
    private static final Pattern FROM = Pattern.compile("FROM \"([^\"]+)\"");
    private static final Pattern ALIAS = Pattern.compile("AS \"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("WITH KEY = \"([^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern NO_IDENTIFIER =
            Pattern.compile("'[^']*'|\"[^\"]*\"|/[^/]*/|\\$\\{\\w+}(ms)?|\\$\\w+|\\d+[smhd]?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");
    /** All that may stand there without quotes. */
    private static final Set<String> LANGUAGE = Set.of(
            ("select from where and or as group by order desc limit fill none null time true show tag values with key"
                            + " first last max mean median percentile count sum")
                    .split(" "));

    /** @throws IllegalArgumentException where a word stands without quotes that is not the language's */
    static InfluxQl parse(String query) {
        Matcher words = WORD.matcher(NO_IDENTIFIER.matcher(query).replaceAll(" "));
        while (words.find()) {
            if (!LANGUAGE.contains(words.group().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("put \"" + words.group() + "\" in quotes: " + query);
            }
        }
        Set<String> measurements = all(FROM, query);
        Set<String> names = all(QUOTED, ALIAS.matcher(query).replaceAll(""));
        names.removeAll(measurements);
        // What a subquery named, its outer query reads: a name of ours all the same where we have it.
        Set<String> aliases = all(ALIAS, query);
        names.removeIf(name -> aliases.contains(name) && !isKnown(name));
        names.addAll(all(KEY, query));
        return new InfluxQl(measurements, names);
    }

    private static boolean isKnown(String name) {
        return Arrays.stream(Measurement.values())
                .anyMatch(each -> each.tags().contains(name) || each.fields().contains(name));
    }

    private static Set<String> all(Pattern pattern, String query) {
        return pattern.matcher(query)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
