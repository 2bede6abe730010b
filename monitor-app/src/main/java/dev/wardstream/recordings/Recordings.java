package dev.wardstream.recordings;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of a set, one after the other, files in the order of their names: only one recording is in memory at a time.
 * Not thread-safe. {@link #next()} throws {@link RecordingFormatException} at a malformed line.
 */
public final class Recordings implements Iterator<Recording>, Closeable {
    /** More rows than anybody's stay has; a file without patients' ids must not fill the memory. */
    private static final int MOST_ROWS = 2_000_000;

    private final Layout layout;
    private final Iterator<Path> files;
    private @Nullable Table table;
    private @Nullable Row ahead;
    private long recordings;
    private long rows;
    private long samples;
    private final Map<String, Long> left = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    Recordings(Layout layout, List<Path> files) {
        this.layout = layout;
        this.files = files.iterator();
    }

    @Override
    public boolean hasNext() {
        try {
            while (ahead == null) {
                if (table != null && table.hasNext()) {
                    ahead = table.next();
                } else if (files.hasNext()) {
                    open(files.next());
                } else {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Recording next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException("no more recordings");
        }
        List<Row> rowsOfOne = rowsOfOne(ahead);
        Recording recording = layout.read(rowsOfOne, this::count);
        if (!seen.add(recording.id())) {
            throw rowsOfOne
                    .get(0)
                    .problem("'" + recording.id()
                            + "' was there before: its rows must stand together; sort the file by patient");
        }
        recordings++;
        rows += rowsOfOne.size();
        samples += recording.samples().size();
        return recording;
    }

    /** What was read up to now; complete when {@link #hasNext()} is false. */
    public ReadReport report() {
        return new ReadReport(recordings, rows, samples, left);
    }

    /** What was taken for granted of what was read up to now, in sentences; empty where a set leaves nothing open. */
    public List<String> notes() {
        return layout.notes();
    }

    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
        }
    }

    private void open(Path file) throws IOException {
        close();
        table = layout.table(file);
    }

    private List<Row> rowsOfOne(Row first) {
        List<Row> rowsOfOne = new ArrayList<>();
        rowsOfOne.add(first);
        String key = layout.key(first);
        Table from = first.table();
        ahead = null;
        while (ahead == null && from.hasNext()) {
            Row row = from.next();
            if (layout.key(row).equals(key)) {
                rowsOfOne.add(row);
            } else {
                ahead = row;
            }
            if (rowsOfOne.size() > MOST_ROWS) {
                throw row.problem("'" + key + "' has more than " + MOST_ROWS + " rows");
            }
        }
        return rowsOfOne;
    }

    private void count(String reason) {
        left.merge(reason, 1L, Long::sum);
    }
}
