package dev.wardstream.access;

import dev.wardstream.vitals.PersonName;
import dev.wardstream.wire.AuditLog;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Signing in with name and password, and out again; each is audited, and how often it may be tried is limited. */
final class SignIn {
    private static final String IN = "sign in";
    private static final String OUT = "sign out";

    private final Users users;
    private final Sessions sessions;
    private final AuditLog audit;
    private final LongSupplier clock;
    private final Attempts attempts = new Attempts();
    private final Passwords passwords = new Passwords();

    /** @param clock monotonic, milliseconds */
    SignIn(Users users, Sessions sessions, AuditLog audit, LongSupplier clock) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Result {
        record In(String token, Session session) implements Result {}

        /** The name or the password: which of the two is not told. */
        record Wrong() implements Result {}

        /** @param seconds until it may be tried again */
        record TooOften(long seconds) implements Result {}
    }

    /** Whether a password is somebody's. */
    sealed interface Check {
        record Right(Account account) implements Check {}

        record Wrong() implements Check {}

        /** @param seconds until it may be tried again */
        record TooOften(long seconds) implements Check {}
    }

    /**
     * @param origin the remote address
     * @throws InterruptedException where the app stops meanwhile
     */
    Result in(String name, String password, String origin) throws InterruptedException {
        Check check = check(name, password, origin, IN);
        if (check instanceof Check.Right right) {
            Account account = right.account();
            String role = account.role().name().toLowerCase(Locale.ROOT);
            audit.done(account.name(), origin, IN, role, System.currentTimeMillis());
            return opened(account);
        }
        return check instanceof Check.TooOften often ? new Result.TooOften(often.seconds()) : new Result.Wrong();
    }

    /**
     * Whether a password is somebody's, within the same limits as a sign-in; that it is not is audited.
     *
     * @param origin the remote address
     * @param action what it is for, for the audit
     * @throws InterruptedException where the app stops meanwhile
     */
    Check check(String name, String password, String origin, String action) throws InterruptedException {
        // Another spelling of a name must not be another bucket of attempts.
        String asked = name.length() > PersonName.LONGEST ? "" : PersonName.folded(name);
        Account account = users.named(asked);
        String actor = account == null ? null : account.name();
        Attempts.Who who = account == null
                ? new Attempts.Who(asked, false, origin)
                : new Attempts.Who(account.name(), true, origin);
        long wait = attempts.take(who, clock.getAsLong());
        if (wait > 0) {
            audit.refused(actor, origin, action, "too many attempts", System.currentTimeMillis());
            return new Check.TooOften((wait + 999) / 1_000);
        }
        if (!passwords.matches(password, account == null ? null : account.hash()) || account == null) {
            String why = account == null ? "no such user" : "wrong password";
            audit.refused(actor, origin, action, why, System.currentTimeMillis());
            return new Check.Wrong();
        }
        attempts.succeeded(who, clock.getAsLong());
        return new Check.Right(account);
    }

    private Result.In opened(Account account) {
        String token = sessions.open(account);
        Session session = sessions.of(token);
        if (session == null) {
            throw new IllegalStateException("the user was removed meanwhile");
        }
        return new Result.In(token, session);
    }

    void out(String token, Session session, String origin) {
        sessions.end(token);
        audit.done(session.user().name(), origin, OUT, "", System.currentTimeMillis());
    }
}
