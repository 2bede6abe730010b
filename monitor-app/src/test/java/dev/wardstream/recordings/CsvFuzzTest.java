package dev.wardstream.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of every sort are read or refused by name and place; no other exception comes of any. */
class CsvFuzzTest {
    private static final int FILES = 3_000;
    private static final List<String> ENCODINGS = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252");
    private static final List<String> PIECES = List.of(
            "\"", ",", ";", "\t", "\n", "\r", "\0", "\uFEFF", "sep=", "-", "1e999", "9".repeat(30), "ä", "NaN", " ");

    @TempDir
    private Path path;

    @Test
    void noDamageEndsInAnythingButAFileAndAPlace() throws IOException {
        Random random = new Random(20_261);
        int read = 0;
        for (int i = 0; i < FILES; i++) {
            RecordingFolder folder = new RecordingFolder(path).with("a.csv", damaged(random));
            try {
                folder.read(RecordingSet.CSV);
                read++;
            } catch (RecordingFormatException e) {
                assertThat(e.getMessage())
                        .as("file %d", i)
                        .containsPattern("a\\.csv: (line \\d+|after line \\d+|is |the gzip file )")
                        .doesNotContain("\n")
                        .hasSizeLessThan(1_200);
            }
        }
        assertThat(read).as("files that were not damaged where it matters").isBetween(FILES / 20, FILES / 2);
    }

    private static byte[] damaged(Random random) throws IOException {
        StringBuilder text = new StringBuilder("""
                patient,measuredAt,heartRate,consciousness,deviceKind
                p-1,2026-03-01T14:00:00Z,70,ALERT,
                p-1,2026-03-01T14:01:00Z,71,,wearable
                p-2,2026-03-01T14:01:00Z,72.5,V,
                """);
        for (int change = random.nextInt(3); change > 0; change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
        }
        byte[] bytes = text.toString().getBytes(Charset.forName(ENCODINGS.get(random.nextInt(ENCODINGS.size()))));
        byte[] written = random.nextInt(4) == 0 ? zipped(bytes) : bytes;
        for (int change = random.nextInt(2); change > 0; change--) {
            written[random.nextInt(written.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(written, random.nextInt(written.length)) : written;
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }
}
