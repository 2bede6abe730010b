package dev.wardstream.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every route, and refuses in this order: a host that is not ours, a route that names no role, a page that is not
 * ours, who has not signed in, who may not, who does not know the session's token. What a session tried and may not is audited.
 */
final class Guard {
    static final String CSRF = "X-Wardstream-Csrf";
    static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD);

    private static final int LONGEST_PATH = 200;
    private static final String SIGN_IN = "/signin";

    private final OwnAddresses addresses;
    private final Doorkeeper doorkeeper;
    private final MetricsToken token;
    private final Consumer<Refused> audit;

    /** @param audit takes what somebody who has signed in was refused */
    Guard(OwnAddresses addresses, Doorkeeper doorkeeper, MetricsToken token, Consumer<Refused> audit) {
        this.addresses = addresses;
        this.doorkeeper = doorkeeper;
        this.token = token;
        this.audit = audit;
    }

    /** An attempt of a user that was refused, from an address, at a method and path. */
    record Refused(String user, String origin, String action, String why) {}

    /** Before all else, also where there is no route. */
    void checkHost(Context context) {
        if (!addresses.isOurHost(context.header("Host"))) {
            throw new Problem(
                            HttpStatus.MISDIRECTED_REQUEST.getCode(),
                            "This port answers for its own names only; http.publicUrl and http.otherHosts name others.")
                    .thrown();
        }
    }

    /** Before each route. */
    void check(Context context) {
        Role asked = context.routeRoles().stream()
                .filter(Role.class::isInstance)
                .map(Role.class::cast)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> forbidden("This is for nobody: it names no role."));
        boolean isForPrograms = context.routeRoles().contains(ByToken.METRICS);
        if (asked != Role.ANYONE && !(isForPrograms && hasToken(context))) {
            checkUser(context, asked);
        }
    }

    /** Whether who asks may see what is wrong inside: an engineer, or a program with the token. */
    boolean mayLookInside(Context context) {
        Session session = doorkeeper.sessionOf(context);
        return hasToken(context) || (session != null && session.user().role().mayDo(Role.ENGINEER));
    }

    private boolean hasToken(Context context) {
        return token.isIn(context.header("Authorization"));
    }

    private void checkUser(Context context, Role asked) {
        Session session = doorkeeper.sessionOf(context);
        if (session == null) {
            askToSignIn(context);
            return;
        }
        context.attribute(Doorkeeper.SESSION, session);
        if (!session.user().role().mayDo(asked)) {
            throw refused(context, session, "This is for the role " + asked + " and above.");
        }
        if (!SAFE.contains(context.method())) {
            checkOrigin(context, session);
            if (!session.knows(context.headerMap().getOrDefault(CSRF, ""))) {
                throw refused(context, session, "The header " + CSRF + " must hold the session's token.");
            }
        }
    }

    /** @param session null where nobody has signed in */
    void checkOrigin(Context context, @Nullable Session session) {
        String origin = context.header("Origin");
        if (origin != null && !addresses.isOurOrigin(origin, String.valueOf(context.header("Host")))) {
            throw session == null
                    ? forbidden("The request comes from a page of another origin.")
                    : refused(context, session, "The request comes from a page of another origin.");
        }
    }

    private static void askToSignIn(Context context) {
        boolean isPage = SAFE.contains(context.method())
                && !context.path().startsWith("/api/")
                && String.valueOf(context.header("Accept")).contains("text/html");
        if (!isPage) {
            throw new Problem(HttpStatus.UNAUTHORIZED.getCode(), "Sign in first.").thrown();
        }
        context.redirect(SIGN_IN, HttpStatus.SEE_OTHER);
        context.skipRemainingHandlers();
    }

    private RuntimeException refused(Context context, Session session, String why) {
        audit.accept(attempt(context, session.user(), why));
        return forbidden(why);
    }

    static Refused attempt(Context context, User user, String why) {
        return new Refused(user.name(), context.ip(), action(context), why);
    }

    /** The path as it came, still encoded: nothing in it can break a line of the log. */
    private static String action(Context context) {
        String path = context.req().getRequestURI();
        return context.method() + " " + path.substring(0, Math.min(path.length(), LONGEST_PATH));
    }

    private static RuntimeException forbidden(String why) {
        return new Problem(HttpStatus.FORBIDDEN.getCode(), why).thrown();
    }
}
