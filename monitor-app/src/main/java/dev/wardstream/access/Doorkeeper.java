package dev.wardstream.access;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Who somebody is: a session by its cookie, or in open mode everybody the same. */
sealed interface Doorkeeper {
    /** The attribute of a request that holds its session. */
    String SESSION = "wardstream.session";

    /** Null where nobody has signed in. */
    @Nullable Session sessionOf(Context context);

    /** Whether a session goes on; asking does not count as use. */
    boolean lasts(Session session);

    /** On loopback without users: whoever is on this machine. */
    record Open(Session everybody) implements Doorkeeper {
        @Override
        public Session sessionOf(Context context) {
            return everybody;
        }

        @Override
        public boolean lasts(Session session) {
            return true;
        }
    }

    /** By cookie. */
    record ByCookie(Sessions sessions, SessionCookie cookie, SignIn signIn) implements Doorkeeper {
        @Override
        public @Nullable Session sessionOf(Context context) {
            String token = cookie.of(context);
            return token == null ? null : sessions.of(token);
        }

        @Override
        public boolean lasts(Session session) {
            return sessions.lasts(session);
        }
    }
}
