package dev.wardstream.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed in, in memory: a restart signs everybody out. At most {@value #MOST} at once and {@value #MOST_OF_ONE} of one
 * user; who comes then takes the place of the one that rested longest.
 */
final class Sessions {
    static final int MOST = 1_000;
    static final int MOST_OF_ONE = 20;

    private final AccessSettings settings;
    private final Predicate<Session> isUser;
    private final LongSupplier clock;
    private final Map<String, Session> byDigest = new HashMap<>();

    /**
     * @param isUser whether a session's user is one still
     * @param clock monotonic, milliseconds
     */
    Sessions(AccessSettings settings, Predicate<Session> isUser, LongSupplier clock) {
        this.settings = settings;
        this.isUser = isUser;
        this.clock = clock;
    }

    /** The token of a new session. */
    synchronized String open(Account account) {
        if (byDigest.values().stream().filter(one -> isOf(account, one)).count() >= MOST_OF_ONE) {
            endTheMostRested(one -> isOf(account, one));
        }
        if (byDigest.size() >= MOST) {
            endTheMostRested(one -> true);
        }
        String token = Tokens.next();
        byDigest.put(Tokens.digest(token), new Session(account.user(), account.hash(), clock.getAsLong()));
        return token;
    }

    /** Null where there is none, or none any more. */
    synchronized @Nullable Session of(String token) {
        Session session = byDigest.get(Tokens.digest(token));
        if (session == null || !lasts(session)) {
            return null;
        }
        session.use(clock.getAsLong());
        return session;
    }

    /** Whether it goes on; asking does not count as use. */
    boolean lasts(Session session) {
        long now = clock.getAsLong();
        boolean isViewer = session.user().role() == Role.VIEWER;
        long atMost = (isViewer ? settings.viewerAtMost() : settings.atMost()).toMillis();
        return now - session.begunAt() < atMost
                && (isViewer || now - session.usedAt() < settings.idle().toMillis())
                && !session.hasEnded()
                && isUser.test(session);
    }

    synchronized void end(String token) {
        Session session = byDigest.remove(Tokens.digest(token));
        if (session != null) {
            session.end();
        }
    }

    /** Forgets those that are over. */
    synchronized void look() {
        byDigest.values().removeIf(session -> !lasts(session));
    }

    private void endTheMostRested(Predicate<Session> which) {
        byDigest.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .min(Comparator.comparingLong(entry -> entry.getValue().usedAt()))
                .ifPresent(entry ->
                        Objects.requireNonNull(byDigest.remove(entry.getKey())).end());
    }

    private static boolean isOf(Account account, Session session) {
        return session.user().name().equals(account.name());
    }
}
