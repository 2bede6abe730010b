package dev.wardstream.recordings;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written.
 *
 * @param announced whether the first line tells the delimiter, as Excel's {@code sep=;} does, and the header comes after it
 */
record CsvText(Path file, Encoding encoding, char delimiter, boolean announced) {
    private static final String CANDIDATES = ",;\t|";
    private static final String ANNOUNCEMENT = "sep=";
    private static final int LONGEST_HEADER = 1 << 16;

    /** As published sets are: UTF-8 with commas. */
    static CsvText plain(Path file) {
        return new CsvText(file, new Encoding(StandardCharsets.UTF_8, 0, false), ',', false);
    }

    /**
     * What the file looks like.
     *
     * @throws RecordingFormatException where it is no text
     */
    static CsvText recognise(Path file, CsvOptions told) throws IOException {
        Encoding encoding = Encoding.of(file, told.encoding());
        String first = firstLine(file, encoding);
        boolean announced =
                first.toLowerCase(Locale.ROOT).startsWith(ANNOUNCEMENT) && first.length() == ANNOUNCEMENT.length() + 1;
        @Nullable Character delimiter = told.delimiter();
        if (delimiter == null) {
            delimiter = announced ? first.charAt(ANNOUNCEMENT.length()) : mostFrequent(first);
        }
        return new CsvText(file, encoding, delimiter, announced);
    }

    Reader reader() throws IOException {
        return encoding.reader(file);
    }

    /** Whether numbers may have a decimal comma: where commas separate columns, it would be a thousand's as well. */
    boolean takesDecimalCommas() {
        return delimiter != ',';
    }

    /** What a reader of an error should know of how the file was read; empty where there is nothing to tell. */
    String note() {
        return encoding.guessed()
                ? " (the file is not UTF-8 and was read as Windows-1252; --encoding names another)"
                : "";
    }

    private static String firstLine(Path file, Encoding encoding) throws IOException {
        StringBuilder start = new StringBuilder();
        char[] buffer = new char[1024];
        try (Reader text = encoding.reader(file)) {
            int read = 0;
            while (read >= 0 && start.length() < LONGEST_HEADER) {
                start.append(buffer, 0, read);
                read = text.read(buffer);
            }
        } catch (EOFException | ZipException | CharacterCodingException e) {
            // Who reads the rows comes to the same place, and can name the line.
            return firstLine(start);
        }
        return firstLine(start);
    }

    private static String firstLine(StringBuilder start) {
        return start.toString()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    /** The candidate that stands most often in the header outside quotes; no column's name has one. */
    private static char mostFrequent(String header) {
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            quoted ^= c == '"';
            int candidate = CANDIDATES.indexOf(c);
            if (candidate >= 0 && !quoted) {
                counts[candidate]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return CANDIDATES.charAt(best);
    }
}
