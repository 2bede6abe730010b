package dev.wardstream.schemas;

import org.jspecify.annotations.Nullable;

/** The bytes are not what their framing says: no framing, cut short, longer than the record, or out of a type's range. */
public final class UndecodableException extends DecodingException {
    UndecodableException(String message) {
        this(message, null);
    }

    UndecodableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
