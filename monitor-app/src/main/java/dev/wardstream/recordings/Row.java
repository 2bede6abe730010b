package dev.wardstream.recordings;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a table. An empty field is a value that was not measured; the word None is a word. */
record Row(Table table, CsvRecord fields) {
    // Java's own parser would also take NaN, Infinity, 0x1p3 and 1d.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}");

    /** The text of a column; empty where the field, or the column, is not there. */
    String text(String column) {
        @Nullable Integer position = table.position(column);
        return position == null ? "" : fields.getField(position);
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    /** The number of a column, NaN where the field is empty. */
    double number(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw problem(column, "'" + text + "' is no number");
        }
        return Double.parseDouble(text);
    }

    /** The whole number of a column that must not be empty. */
    long wholeNumber(String column) {
        String text = text(column);
        if (!WHOLE.matcher(text).matches()) {
            throw problem(column, "'" + text + "' is no whole number");
        }
        return Long.parseLong(text);
    }

    RecordingFormatException problem(String column, String what) {
        return problem("column '" + column + "': " + what);
    }

    RecordingFormatException problem(String what) {
        return new RecordingFormatException(table.file(), "line " + fields.getStartingLineNumber() + ": " + what);
    }
}
