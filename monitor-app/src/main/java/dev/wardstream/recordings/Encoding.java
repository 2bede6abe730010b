package dev.wardstream.recordings;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a file is encoded: by its byte order mark, else as somebody told, else as its bytes look. UTF-16 is known
 * without a mark by the zeros beside the header's letters. What is not UTF-8 either is read as Windows-1252: every value that
 * can be accepted is ASCII, and that is the same in each encoding that is left.
 *
 * @param mark how many bytes of byte order mark go before the text
 * @param guessed whether nothing but bytes that are no UTF-8 speaks for it
 */
record Encoding(Charset charset, int mark, boolean guessed) {
    private static final int HEAD = 4096;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private record Mark(Charset charset, int... bytes) {}

    // UTF-32's goes first: it begins as UTF-16's does.
    private static final List<Mark> MARKS = List.of(
            new Mark(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
            new Mark(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
            new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
            new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
            new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF));

    /** @throws RecordingFormatException where the file is no text at all */
    static Encoding of(Path file, @Nullable Charset told) throws IOException {
        byte[] head = head(file);
        for (Mark mark : MARKS) {
            if (begins(head, mark.bytes())) {
                return new Encoding(mark.charset(), mark.bytes().length, false);
            }
        }
        requireNoWorkbook(file, head);
        if (told != null) {
            return new Encoding(told, 0, false);
        }
        if (isWide(head, 1)) {
            return new Encoding(StandardCharsets.UTF_16LE, 0, false);
        }
        if (isWide(head, 0)) {
            return new Encoding(StandardCharsets.UTF_16BE, 0, false);
        }
        for (byte one : head) {
            if (one == 0) {
                throw new RecordingFormatException(file, "is no text: it has zero bytes; save it as CSV UTF-8");
            }
        }
        boolean utf8 = isUtf8(file);
        return new Encoding(utf8 ? StandardCharsets.UTF_8 : WESTERN, 0, !utf8);
    }

    /** The text behind the mark. Bytes that are none of this encoding are an error, and no question mark. */
    Reader reader(Path file) throws IOException {
        InputStream bytes = CsvBytes.open(file);
        try {
            bytes.skipNBytes(mark);
            return strict(bytes, charset);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream bytes = CsvBytes.open(file)) {
            return bytes.readNBytes(HEAD);
        } catch (EOFException | ZipException e) {
            throw new RecordingFormatException(file, CsvTrouble.of(e, null), e);
        }
    }

    private static void requireNoWorkbook(Path file, byte[] head) {
        if (begins(head, 'P', 'K', 3, 4)) {
            throw new RecordingFormatException(
                    file, "is an Excel workbook or another zip file and no CSV: save it as CSV UTF-8");
        }
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new RecordingFormatException(file, "is an old Excel workbook and no CSV: save it as CSV UTF-8");
        }
    }

    private static boolean begins(byte[] head, int... with) {
        boolean begins = head.length >= with.length;
        for (int i = 0; begins && i < with.length; i++) {
            begins = (head[i] & 0xFF) == with[i];
        }
        return begins;
    }

    /** Whether the header's first letters are two bytes each, the one at {@code zeroAt} zero. */
    private static boolean isWide(byte[] head, int zeroAt) {
        int length = Math.min(head.length, 32) / 2 * 2;
        boolean wide = length >= 4;
        for (int i = 0; wide && i < length; i++) {
            wide = (head[i] == 0) == (i % 2 == zeroAt);
        }
        return wide;
    }

    /** A file that breaks off, or is damaged, is what it is up to there; who reads its rows can name the line. */
    private static boolean isUtf8(Path file) throws IOException {
        char[] buffer = new char[1 << 16];
        try (Reader text = strict(CsvBytes.open(file), StandardCharsets.UTF_8)) {
            int read = 0;
            while (read >= 0) {
                read = text.read(buffer);
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (EOFException | ZipException e) {
            return true;
        }
    }

    private static Reader strict(InputStream bytes, Charset charset) {
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
