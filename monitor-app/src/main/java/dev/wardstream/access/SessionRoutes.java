package dev.wardstream.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/session}: who has signed in, signing in, signing out. */
final class SessionRoutes {
    static final String PATH = "/api/v1/session";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Doorkeeper doorkeeper;
    private final Guard guard;
    private final AccessSettings settings;

    SessionRoutes(Doorkeeper doorkeeper, Guard guard, AccessSettings settings) {
        this.doorkeeper = doorkeeper;
        this.guard = guard;
        this.settings = settings;
    }

    void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, this::show, Role.ANYONE);
        routes.post(PATH, this::signIn, Role.ANYONE);
        routes.delete(PATH, this::signOut, Role.VIEWER);
    }

    private void show(Context context) {
        Session session = doorkeeper.sessionOf(context);
        if (session == null) {
            throw problem(HttpStatus.UNAUTHORIZED, "Sign in first.");
        }
        tell(context, session);
    }

    private void signIn(Context context) throws InterruptedException {
        guard.checkOrigin(context, null);
        JsonNode credentials = credentials(context);
        if (doorkeeper instanceof Doorkeeper.ByCookie door) {
            signIn(context, door, credentials);
        } else {
            show(context);
        }
    }

    private void signIn(Context context, Doorkeeper.ByCookie door, JsonNode credentials) throws InterruptedException {
        SignIn.Result result;
        try {
            result = door.signIn()
                    .in(
                            credentials.get("user").asText(),
                            credentials.get("password").asText(),
                            context.ip());
        } catch (Passwords.BusyException e) {
            result = new SignIn.Result.TooOften(1);
        }
        if (result instanceof SignIn.Result.In in) {
            enter(context, door, in);
        } else if (result instanceof SignIn.Result.TooOften often) {
            context.header("Retry-After", String.valueOf(often.seconds()));
            throw problem(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts: try again in " + often.seconds() + " s.");
        } else {
            throw problem(HttpStatus.UNAUTHORIZED, "Name or password is wrong.");
        }
    }

    /** A new token always: one that was there before, whoever put it there, opens nothing. */
    private void enter(Context context, Doorkeeper.ByCookie door, SignIn.Result.In in) {
        String before = door.cookie().of(context);
        if (before != null) {
            door.sessions().end(before);
        }
        if (in.session().user().role() == Role.VIEWER) {
            door.cookie().put(context, in.token(), settings.viewerAtMost());
        } else {
            door.cookie().put(context, in.token());
        }
        tell(context, in.session());
    }

    private void signOut(Context context) {
        if (doorkeeper instanceof Doorkeeper.ByCookie door) {
            String token = door.cookie().of(context);
            Session session = context.attribute(Doorkeeper.SESSION);
            door.signIn().out(Objects.requireNonNull(token), Objects.requireNonNull(session), context.ip());
            door.cookie().clear(context);
        }
        context.status(HttpStatus.NO_CONTENT);
    }

    private void tell(Context context, Session session) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("user", session.user().name());
        told.put("role", session.user().role().name());
        told.put(
                "wards",
                session.user().wards().all() ? null : session.user().wards().names());
        told.put("open", doorkeeper instanceof Doorkeeper.Open);
        told.put("csrf", session.csrf());
        context.json(told);
    }

    /** No form of another site can send this content type without being asked. */
    private static JsonNode credentials(Context context) {
        String type = String.valueOf(context.contentType());
        if (!type.split(";", -1)[0].strip().equalsIgnoreCase("application/json")) {
            throw problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
        }
        JsonNode body = parsed(context.body());
        if (body == null
                || !body.path("user").isTextual()
                || !body.path("password").isTextual()) {
            throw problem(HttpStatus.BAD_REQUEST, "Send {\"user\": \"…\", \"password\": \"…\"}.");
        }
        return body;
    }

    private static @Nullable JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null; // why it is no JSON would repeat what may be a password
        }
    }

    private static RuntimeException problem(HttpStatus status, String detail) {
        return new Problem(status.getCode(), detail).thrown();
    }
}
