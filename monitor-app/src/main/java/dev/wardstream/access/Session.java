package dev.wardstream.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Somebody who has signed in, until they sign out, their time is over or they are no user any more. */
final class Session {
    private final User user;
    private final String hash;
    private final String csrf;
    private final long begunAt;
    private volatile long usedAt;
    private volatile boolean ended;

    /**
     * @param hash of the password that it was begun with; empty in open mode
     * @param now monotonic, milliseconds
     */
    Session(User user, String hash, long now) {
        this.user = user;
        this.hash = hash;
        this.csrf = Tokens.next();
        this.begunAt = now;
        this.usedAt = now;
    }

    User user() {
        return user;
    }

    /** Whether it was begun by this account as it is. */
    boolean isOf(Account account) {
        return account.user().equals(user) && account.hash().equals(hash);
    }

    /** What a page of ours knows and another's does not; sent with whatever changes something. */
    String csrf() {
        return csrf;
    }

    long begunAt() {
        return begunAt;
    }

    long usedAt() {
        return usedAt;
    }

    void use(long now) {
        usedAt = now;
    }

    /** For those who hold on to it, such as an event stream. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean knows(String token) {
        return MessageDigest.isEqual(csrf.getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
    }
}
