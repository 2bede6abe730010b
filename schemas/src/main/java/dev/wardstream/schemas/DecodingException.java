package dev.wardstream.schemas;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A payload could not be read, for one of three reasons that ask for three different answers: the sender mends the bytes,
 * somebody makes the schema known, or the reader tries again.
 */
public abstract sealed class DecodingException extends SerializationException
        permits UndecodableException, UnknownSchemaException, RegistryUnreachableException {

    DecodingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
