package dev.wardstream.recordings;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A CSV file with a header, plain or gzipped, read row by row. */
final class Table implements Closeable {
    private final CsvText text;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> columns = new HashMap<>();
    private int width;
    private long lastLine;
    private @Nullable Row ahead;

    private Table(CsvText text, CsvReader<CsvRecord> reader) {
        this.text = text;
        this.reader = reader;
        this.records = reader.iterator();
    }

    /** One of a published set: UTF-8 with commas, the columns named as they are. */
    static Table open(Path file, List<String> required) throws IOException {
        return open(CsvText.plain(file), required, UnaryOperator.identity());
    }

    /**
     * One in whatever way it is written.
     *
     * @param named what a column is called here, by what the file calls it
     */
    static Table open(CsvText text, List<String> required, UnaryOperator<String> named) throws IOException {
        Reader characters = characters(text);
        try {
            Table table = new Table(text, parser(text).ofCsvRecord(characters));
            table.readHeader(required, named);
            return table;
        } catch (RuntimeException e) {
            characters.close();
            throw e;
        }
    }

    private static Reader characters(CsvText text) throws IOException {
        try {
            return text.reader();
        } catch (EOFException | ZipException e) {
            throw new RecordingFormatException(text.file(), CsvTrouble.of(e, null), e);
        }
    }

    // How many fields a line has is judged here and not by the parser, so that the error names the line.
    private static CsvReader.CsvReaderBuilder parser(CsvText text) {
        return CsvReader.builder()
                .fieldSeparator(text.delimiter())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    private void readHeader(List<String> required, UnaryOperator<String> named) {
        if (text.announced() && hasNextRecord()) {
            nextRecord();
        }
        if (!hasNextRecord()) {
            throw new RecordingFormatException(file(), "is empty, expected a header line");
        }
        List<String> names =
                nextRecord().getFields().stream().map(Row::stripped).toList();
        width = names.size();
        for (int i = 0; i < width; i++) {
            String name = names.get(i);
            if (!name.isEmpty() && columns.put(named.apply(name), i) != null) {
                throw headerProblem("column '" + name + "' is there twice");
            }
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw headerProblem("column '" + name + "' is missing; the file has " + Row.shown(names.toString())
                        + ", separated by " + delimiter());
            }
        }
    }

    /** An error in the header's line. */
    RecordingFormatException headerProblem(String what) {
        return new RecordingFormatException(file(), "line " + lastLine + ": " + what + text.note());
    }

    Path file() {
        return text.file();
    }

    CsvText text() {
        return text;
    }

    Set<String> columns() {
        return columns.keySet();
    }

    /** The position of a column, or null where the file has none of that name. */
    @Nullable Integer position(String column) {
        return columns.get(column);
    }

    boolean hasNext() {
        while (ahead == null && hasNextRecord()) {
            Row row = new Row(this, nextRecord());
            // A spreadsheet leaves rows of nothing but delimiters behind its last one.
            ahead = row.isBlank() ? null : row;
        }
        return ahead != null;
    }

    Row next() {
        if (!hasNext() || ahead == null) {
            throw new RecordingFormatException(file(), "has no row after line " + lastLine);
        }
        Row row = ahead;
        ahead = null;
        row.requireFields(width, columns.values());
        return row;
    }

    private boolean hasNextRecord() {
        try {
            return records.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
            throw trouble(e);
        }
    }

    private CsvRecord nextRecord() {
        try {
            CsvRecord next = records.next();
            lastLine = next.getStartingLineNumber();
            return next;
        } catch (CsvParseException | UncheckedIOException e) {
            throw trouble(e);
        }
    }

    /** The parser reads ahead: where bytes are broken, all that can be said is which line was still whole. */
    private RecordingFormatException trouble(RuntimeException e) {
        String where = lastLine == 0 ? "line 1: " : "after line " + lastLine + ": ";
        String what = e.getCause() instanceof IOException cause
                ? CsvTrouble.of(cause, text.encoding().charset())
                : "is no CSV: " + e.getMessage();
        return new RecordingFormatException(file(), where + what + text.note(), e);
    }

    private String delimiter() {
        return switch (text.delimiter()) {
                    case ',' -> "commas";
                    case ';' -> "semicolons";
                    case '\t' -> "tabs";
                    default -> "'" + text.delimiter() + "'";
                }
                + " (--delimiter names another)";
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
