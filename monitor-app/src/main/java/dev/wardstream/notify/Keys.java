package dev.wardstream.notify;

import dev.wardstream.alarm.Alert;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * Idempotency keys: 128 bits of a hash over what makes a call this call and no other. They follow from the alert's record
 * alone, so that a record that is read again, by whichever instance, makes the same key.
 */
final class Keys {
    /** Bytes of a key; it is written as twice as many hexadecimal digits. */
    static final int BYTES = 16;

    private Keys() {}

    /** Of a call: the episode, the event that calls, the level and the recipient. */
    static String ofCall(Alert cause, String episode, int level, String recipient) {
        return hash(List.of(
                episode,
                cause.id(),
                cause.event().name(),
                String.valueOf(cause.at()),
                String.valueOf(level),
                recipient));
    }

    /** Of a message: that of its one call, or derived from those of all, in whatever order they come. */
    static String ofMessage(Collection<String> calls) {
        return calls.size() == 1 ? calls.iterator().next() : hash(new TreeSet<>(calls));
    }

    private static String hash(Collection<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length first: no two lists of parts read the same.
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
