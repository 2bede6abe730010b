package dev.wardstream.access;

import dev.wardstream.vitals.PersonName;
import dev.wardstream.wire.AuditLog;
import dev.wardstream.words.Objection;
import dev.wardstream.words.Said;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Who approves what somebody else asks for: a user who may, and who can confirm it with their password in the same form, within
 * the limits of a sign-in. Where nobody signs in, nobody can confirm anything.
 */
public final class Approvals {
    private static final String ACTION = "approve limits";

    private final @Nullable SignIn signIn;
    private final @Nullable Users users;
    private final AuditLog audit;

    /**
     * @param signIn null where nobody signs in
     * @param users null there too
     */
    Approvals(@Nullable SignIn signIn, @Nullable Users users, AuditLog audit) {
        this.signIn = signIn;
        this.users = users;
        this.audit = audit;
    }

    /** @param confirmed whether they have said so themselves; else it is only said of them */
    public record Approval(String by, boolean confirmed) {}

    /**
     * What an approver's name and password are worth.
     *
     * @param asker who asks, in the name's one form
     * @param approver as they were named
     * @param password theirs; null where they are not there to confirm
     * @throws io.javalin.http.HttpResponseException where they may not approve it, or the password is wrong
     * @throws IllegalArgumentException where the name can be nobody's
     */
    public Approval of(Context context, User user, String asker, String approver, @Nullable String password) {
        String name = PersonName.of("approvedBy", approver);
        if (name.equals(asker)) {
            if (!user.role().mayDo(Role.ENGINEER)) {
                throw new Objection(Said.of("asked.approver.self"));
            }
            return new Approval(name, users != null);
        }
        if (users == null || signIn == null) {
            if (password != null) {
                throw new Objection(Said.of("asked.approver.open"));
            }
            return new Approval(name, false);
        }
        Account account = users.named(name);
        if (account == null || !account.role().mayDo(Role.ENGINEER)) {
            audit.refused(asker, context.ip(), ACTION, "the approver is no user who may", System.currentTimeMillis());
            throw new Objection(Said.of("asked.approver.role"));
        }
        return password == null
                ? new Approval(name, false)
                : confirmed(signIn, context, asker, account.name(), password);
    }

    private Approval confirmed(SignIn door, Context context, String asker, String name, String password) {
        SignIn.Check check = checked(door, context, name, password);
        if (check instanceof SignIn.Check.Right) {
            audit.done(name, context.ip(), ACTION, "asked by " + asker, System.currentTimeMillis());
            return new Approval(name, true);
        }
        if (check instanceof SignIn.Check.TooOften often) {
            context.header("Retry-After", String.valueOf(often.seconds()));
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS.getCode(), Said.of("asked.tooMany", often.seconds()))
                    .thrown();
        }
        throw new Problem(HttpStatus.FORBIDDEN.getCode(), Said.of("asked.approver.password")).thrown();
    }

    private static SignIn.Check checked(SignIn door, Context context, String name, String password) {
        try {
            return door.check(name, password, context.ip(), ACTION);
        } catch (Passwords.BusyException e) {
            return new SignIn.Check.TooOften(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the app stops", e);
        }
    }
}
