package dev.wardstream.score;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** A mark that tells persons apart without naming them: it answers whether a model has learned from somebody. */
public final class PersonMark {
    // Five bytes: among 10,000 persons two share a mark with a chance of 1 in 20,000.
    private static final int BYTES = 5;

    private PersonMark() {}

    /** Ten hexadecimal digits of the SHA-256 over a person's pseudonym. */
    public static String of(String person) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(person.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether any of these persons is among those who left a mark. */
    public static boolean isOfAny(Collection<String> marks, Collection<String> persons) {
        Set<String> left = new HashSet<>(marks);
        return persons.stream().anyMatch(person -> left.contains(of(person)));
    }
}
