package dev.wardstream.recordings;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file that cannot be read to its end, in words. */
final class CsvTrouble {
    private CsvTrouble() {}

    /** @param charset it was read as; null before that is known */
    static String of(@Nullable Throwable cause, @Nullable Charset charset) {
        if (cause instanceof EOFException) {
            return "the gzip file is cut short: copy it again";
        }
        if (cause instanceof ZipException) {
            return "the gzip file is damaged (" + cause.getMessage() + "): copy it again";
        }
        if (cause instanceof CharacterCodingException && charset != null) {
            return "there are bytes that are no " + charset.name()
                    + ": --encoding names another, or save it as CSV UTF-8";
        }
        return cause instanceof IOException ? "cannot be read: " + cause.getMessage() : "is no CSV: " + cause;
    }
}
