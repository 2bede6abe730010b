package dev.wardstream.recordings;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A CSV file with a header, plain or gzipped (by its name's end), read row by row. */
final class Table implements Closeable {
    private final Path file;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> columns = new HashMap<>();

    private Table(Path file, CsvReader<CsvRecord> reader) {
        this.file = file;
        this.reader = reader;
        this.records = reader.iterator();
    }

    // How many fields a line has is judged here and not by the parser, so that the error names the line.
    static Table open(Path file, List<String> required) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            Table table = new Table(
                    file,
                    CsvReader.builder()
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .ofCsvRecord(new InputStreamReader(plain, StandardCharsets.UTF_8)));
            table.readHeader(required);
            return table;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private void readHeader(List<String> required) {
        if (!hasNext()) {
            throw new RecordingFormatException(file, "is empty, expected a header line");
        }
        List<String> names = nextRecord().getFields();
        for (int i = 0; i < names.size(); i++) {
            if (columns.put(names.get(i), i) != null) {
                throw new RecordingFormatException(file, "line 1: column '" + names.get(i) + "' is there twice");
            }
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw new RecordingFormatException(file, "line 1: column '" + name + "' is missing");
            }
        }
    }

    Path file() {
        return file;
    }

    Set<String> columns() {
        return columns.keySet();
    }

    /** The position of a column, or null where the file has none of that name. */
    @Nullable Integer position(String column) {
        return columns.get(column);
    }

    boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw new RecordingFormatException(file, "is no CSV: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new RecordingFormatException(file, "cannot be read to its end: " + e.getMessage(), e);
        }
    }

    Row next() {
        CsvRecord next = nextRecord();
        Row row = new Row(this, next);
        if (next.getFieldCount() != columns.size()) {
            throw row.problem("has " + next.getFieldCount() + " fields, the header has " + columns.size());
        }
        return row;
    }

    private CsvRecord nextRecord() {
        try {
            return records.next();
        } catch (CsvParseException e) {
            throw new RecordingFormatException(file, "is no CSV: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new RecordingFormatException(file, "cannot be read to its end: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
