package dev.wardstream.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The CSV files of a folder, plain or gzipped. */
final class CsvFiles {
    private CsvFiles() {}

    /** In the order of their names; at least one. */
    static List<Path> in(Path directory, String prefix) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory + " is no folder");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> files = entries.filter(
                            file -> isCsv(name(file)) && name(file).startsWith(prefix))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new NoSuchFileException(
                        directory + " holds no file " + prefix + "*.csv or " + prefix + "*.csv.gz");
            }
            return files;
        }
    }

    /** The name without its ending, as {@code S03} of {@code S03.csv.gz}. */
    static String stem(Path file) {
        String name = name(file);
        int end = name.indexOf(".csv");
        return end < 0 ? name : name.substring(0, end);
    }

    private static boolean isCsv(String name) {
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
