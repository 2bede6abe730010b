package dev.wardstream.recordings;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unzipped where they are gzipped; whether they are is told by the bytes, not by the name. */
final class CsvBytes {
    private CsvBytes() {}

    /** @throws RecordingFormatException where the name says that the file is gzipped, and it is not */
    static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            if (isGzipped(bytes)) {
                return new GZIPInputStream(bytes);
            }
            if (file.toString().endsWith(".gz")) {
                throw new RecordingFormatException(
                        file, "is not gzipped, though its name says so: gzip it again, or take .gz from its name");
            }
            return bytes;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static boolean isGzipped(InputStream bytes) throws IOException {
        bytes.mark(2);
        boolean gzipped = bytes.read() == 0x1F && bytes.read() == 0x8B;
        bytes.reset();
        return gzipped;
    }
}
