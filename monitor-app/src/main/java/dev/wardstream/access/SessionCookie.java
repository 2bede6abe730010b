package dev.wardstream.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookie that holds a session's token: out of reach of scripts and of other sites' pages. */
final class SessionCookie {
    /** Until the browser is closed. */
    private static final int BROWSER_OPEN = -1;

    private static final int LONGEST = 64;

    private final boolean https;
    private final String name;

    /** @param https whether people reach the port by HTTPS alone */
    SessionCookie(boolean https) {
        this.https = https;
        this.name = https ? "__Host-wardstream" : "wardstream";
    }

    /** Null where there is none that could be ours. */
    @Nullable String of(Context context) {
        String token = context.cookie(name);
        return token == null || token.length() > LONGEST ? null : token;
    }

    void put(Context context, String token) {
        set(context, token, BROWSER_OPEN);
    }

    /** One that outlives the browser: a display on a wall starts by itself. */
    void put(Context context, String token, Duration lasts) {
        set(context, token, (int) lasts.toSeconds());
    }

    void clear(Context context) {
        set(context, "", 0);
    }

    private void set(Context context, String value, int maxAge) {
        context.cookie(new Cookie(name, value, "/", maxAge, https, true, null, SameSite.STRICT));
    }
}
