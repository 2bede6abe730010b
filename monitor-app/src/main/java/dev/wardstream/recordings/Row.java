package dev.wardstream.recordings;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a table. An empty field is a value that was not measured; the word None is a word. */
record Row(Table table, CsvRecord fields) {
    // Java's own parser would also take NaN, Infinity, 0x1p3 and 1d.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final int LONGEST_SHOWN = 200;

    /** The text of a column without the spaces around it; empty where the field, or the column, is not there. */
    String text(String column) {
        @Nullable Integer position = table.position(column);
        return position == null ? "" : stripped(fields.getField(position));
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    /** Whether nothing stands in any of its fields. */
    boolean isBlank() {
        for (int i = 0; i < fields.getFieldCount(); i++) {
            if (!stripped(fields.getField(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Refuses a row with another number of fields than the header has, or with something in a field that the header does not name.
     *
     * @param named the positions that have a name
     */
    void requireFields(int width, Collection<Integer> named) {
        int count = fields.getFieldCount();
        if (count != width) {
            throw problem("has " + count + " fields, the header has " + width);
        }
        if (named.size() == width) {
            return;
        }
        for (int i = 0; i < width; i++) {
            if (!named.contains(i) && !stripped(fields.getField(i)).isEmpty()) {
                throw problem("field " + (i + 1) + " has no name in the header");
            }
        }
    }

    /** The number of a column, NaN where the field is empty. */
    double number(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        if (NUMBER.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        boolean comma = DECIMAL_COMMA.matcher(text).matches();
        if (comma && table.text().takesDecimalCommas()) {
            return Double.parseDouble(text.replace(',', '.'));
        }
        throw problem(column, "'" + shown(text) + "' is no number" + advice(text, comma));
    }

    private static String advice(String text, boolean comma) {
        if (comma) {
            return ": write " + text.replace(',', '.')
                    + " (a decimal comma is read where semicolons or tabs separate the columns)";
        }
        return DIGIT.matcher(text).find() ? "" : "; leave the field empty where nothing was measured";
    }

    /** The whole number of a column that must not be empty. */
    long wholeNumber(String column) {
        String text = text(column);
        if (!WHOLE.matcher(text).matches()) {
            throw problem(column, "'" + shown(text) + "' is no whole number");
        }
        return Long.parseLong(text);
    }

    RecordingFormatException problem(String column, String what) {
        return problem("column '" + column + "': " + what);
    }

    RecordingFormatException problem(String what) {
        return new RecordingFormatException(
                table.file(),
                "line " + fields.getStartingLineNumber() + ": " + what
                        + table.text().note());
    }

    /** Without spaces around it, also those that do not break and that spreadsheets and web pages leave. */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** A file's text as an error may show it: one line, and not a whole file after a quote that never ended. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
    }
}
