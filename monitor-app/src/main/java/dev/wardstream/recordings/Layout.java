package dev.wardstream.recordings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** How one recording set is laid out in its files. Rows of a recording stand together. */
interface Layout {
    /** The columns that every file must have. */
    List<String> columns();

    /** Opens one of its files. */
    default Table table(Path file) throws IOException {
        return Table.open(file, columns());
    }

    /** What tells one recording from the next in a file. */
    String key(Row row);

    /**
     * One recording.
     *
     * @param rows its rows, at least one, in the file's order
     * @param left is told the reason of every row that makes no sample
     */
    Recording read(List<Row> rows, Consumer<String> left);

    /** What was taken for granted of the recordings read so far, in sentences for whoever reads the result. */
    default List<String> notes() {
        return List.of();
    }
}
