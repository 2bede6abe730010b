package dev.wardstream.schemas;

import org.jspecify.annotations.Nullable;

/** The schema registry gave no answer, so it is not known whether the payload can be read: try again later. */
public final class RegistryUnreachableException extends DecodingException {
    RegistryUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
