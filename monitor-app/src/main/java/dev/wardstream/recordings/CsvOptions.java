package dev.wardstream.recordings;

import dev.wardstream.vitals.DeviceKind;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells of a ward's own CSV files where the files themselves could be mistaken.
 *
 * @param encoding of the text; null for what its bytes look like. A byte order mark goes before it.
 * @param delimiter between the columns; null for what the header looks like
 * @param kind of device of the patients whose rows name none; null for what the gaps between their rows look like
 */
public record CsvOptions(
        @Nullable Charset encoding,
        @Nullable Character delimiter,
        @Nullable DeviceKind kind) {
    /** Nothing told: all is recognised. */
    public static CsvOptions none() {
        return new CsvOptions(null, null, null);
    }
}
