package dev.wardstream.wire;

import org.apache.kafka.common.errors.SerializationException;

/**
 * A payload was decoded, but what it says breaks a rule: an id with a space, say, or an assignment that ends before it
 * began. The message says which.
 */
public final class InvalidRecordException extends SerializationException {
    InvalidRecordException(String record, IllegalArgumentException rule) {
        super("the " + record + " was decoded but is not valid: " + rule.getMessage(), rule);
    }
}
