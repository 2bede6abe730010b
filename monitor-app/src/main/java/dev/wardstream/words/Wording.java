package dev.wardstream.words;

import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.VitalSign;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language: a pattern for each phrase, from {@code words_<language>.properties}. Adding a language is adding
 * its table. In a pattern {@code {0}} stands for the first argument as it is written, {@code {0:vital}} for the label of the
 * vital of that field, {@code {0:unit}} for its unit after a space, {@code {1:value}} for a value of the vital that the first
 * argument names, {@code {0:duration}} for a length of time in milliseconds,
 * {@code {0:instant}} for a moment in epoch milliseconds, {@code {0:word}} for another phrase of the table, or the label of a
 * vital.
 */
public final class Wording {
    /** A vital's field with this is the vital in mmol/L. */
    static final String MMOL = "InMmol";

    private static final String VALUE = "value";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)(?::(\\w+))?\\}");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HERE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter HERE_TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Map<String, Wording> KNOWN = new ConcurrentHashMap<>();
    /** The languages that somebody has written a table of, besides English. */
    private static final List<Locale> OTHERS = Arrays.stream(Locale.getISOLanguages())
            .filter(language -> Wording.class.getResource("words_" + language + ".properties") != null)
            .map(Locale::new)
            .toList();

    private static final List<Locale> ALL =
            Stream.concat(Stream.of(Locale.ENGLISH), OTHERS.stream()).toList();

    private final Map<String, String> patterns;

    private final LongFunction<String> moments;

    private Wording(Map<String, String> patterns, LongFunction<String> moments) {
        this.patterns = patterns;
        this.moments = moments;
    }

    /** These words for a reader in a time zone, who reads them now. */
    Wording at(ZoneId zone, long now) {
        LocalDate today = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
        return new Wording(patterns, moment -> {
            ZonedDateTime there = Instant.ofEpochMilli(moment).atZone(zone);
            return (there.toLocalDate().equals(today) ? HERE_TODAY : HERE).format(there);
        });
    }

    /** The words of a language; those of English where nobody has written its table. */
    public static Wording of(Locale language) {
        return KNOWN.computeIfAbsent(language.getLanguage(), Wording::read);
    }

    private static Wording read(String language) {
        // English is the root table, so the fallback must not be what the machine happens to speak.
        ResourceBundle table = ResourceBundle.getBundle(
                "dev.wardstream.words.words",
                new Locale(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> patterns = new HashMap<>();
        table.keySet().forEach(code -> patterns.put(code, table.getString(code)));
        return new Wording(patterns, moment -> INSTANT.format(Instant.ofEpochMilli(moment)));
    }

    /** Whether this version has words for all of a text. */
    public static boolean knows(Said said) {
        Map<String, String> english = of(Locale.ENGLISH).patterns;
        return said.phrases().stream().allMatch(phrase -> english.containsKey(phrase.code()));
    }

    /** A language by its ISO 639 code, where it has a table; else null. */
    public static @Nullable Locale language(String code) {
        return ALL.stream()
                .filter(known -> known.getLanguage().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The ISO 639 codes of all languages that have a table. */
    public static List<String> languages() {
        return ALL.stream().map(Locale::getLanguage).toList();
    }

    /** A text in all languages but English, by their ISO 639 codes. */
    public static Map<String, String> translated(Said said) {
        Map<String, String> texts = new LinkedHashMap<>();
        OTHERS.forEach(language -> texts.put(language.getLanguage(), said.in(language)));
        return texts;
    }

    /** A text in this language. */
    public String text(Said said) {
        return said.phrases().stream().map(this::text).collect(Collectors.joining());
    }

    private String text(Phrase phrase) {
        String pattern = patterns.get(phrase.code());
        if (pattern == null) {
            throw new IllegalArgumentException("no words for " + phrase.code());
        }
        return PLACE.matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(filled(place.group(1), place.group(2), phrase)));
    }

    private String filled(String index, String form, Phrase phrase) {
        int place = Integer.parseInt(index);
        String argument = place < phrase.arguments().size() ? phrase.arguments().get(place) : "";
        if (form == null) {
            return argument;
        }
        return switch (form) {
            case "vital" -> label(argument);
            case "word" -> patterns.getOrDefault(argument, label(argument));
            case "unit" -> unit(argument);
            case VALUE -> argument;
            case "duration" -> duration(Long.parseLong(argument));
            case "instant" -> moments.apply(Long.parseLong(argument));
            default -> throw new IllegalStateException("the tables of words know no form " + form);
        };
    }

    private static String label(String field) {
        VitalSign vital = VitalSign.ofField(field.replace(MMOL, ""));
        return vital == null ? field : vital.label();
    }

    private static String unit(String field) {
        VitalSign vital = VitalSign.ofField(field);
        if (vital == null) {
            return field.endsWith(MMOL) ? " " + GlucoseUnit.MMOL_L.unit() : "";
        }
        return vital.displayUnit().isEmpty() ? "" : " " + vital.displayUnit();
    }

    /** Which arguments of a phrase are values of the vital that its first argument names. */
    static Set<Integer> valuesOf(String code) {
        String pattern = of(Locale.ENGLISH).patterns.getOrDefault(code, "");
        return PLACE.matcher(pattern)
                .results()
                .filter(place -> VALUE.equals(place.group(2)))
                .map(place -> Integer.valueOf(place.group(1)))
                .collect(Collectors.toSet());
    }

    /** A length of time by its two largest units: {@code 15 s}, {@code 3 min}, {@code 2 h 5 min}. */
    private String duration(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        if (seconds < 60) {
            return amount(seconds, "second");
        }
        if (seconds < 3600) {
            return pair(seconds / 60, "minute", seconds % 60, "second");
        }
        if (seconds < 86_400) {
            return pair(seconds / 3600, "hour", seconds % 3600 / 60, "minute");
        }
        return pair(seconds / 86_400, "day", seconds % 86_400 / 3600, "hour");
    }

    private String pair(long large, String largeUnit, long small, String smallUnit) {
        return amount(large, largeUnit) + (small == 0 ? "" : " " + amount(small, smallUnit));
    }

    private String amount(long number, String unit) {
        return text(Phrase.of("unit." + unit, number));
    }
}
