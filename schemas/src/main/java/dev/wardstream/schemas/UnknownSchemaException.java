package dev.wardstream.schemas;

/** The framing is sound, but names a writer schema that is not known here, or is no version of the expected record. */
public final class UnknownSchemaException extends DecodingException {
    UnknownSchemaException(String message) {
        super(message, null);
    }
}
