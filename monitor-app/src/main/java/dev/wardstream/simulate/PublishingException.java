package dev.wardstream.simulate;

/** A sample or an assignment did not reach its topic; the cause tells why. */
public final class PublishingException extends RuntimeException {
    PublishingException(String message, Throwable cause) {
        super(message, cause);
    }
}
