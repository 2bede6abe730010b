package dev.wardstream.access;

import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.wire.AuditLog;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may come in by the HTTP port: users of a file, who sign in; or on loopback without one whoever is on this machine, as an
 * engineer. A route names the least {@link Role} it asks for, and one that names none is for nobody.
 */
public final class Access implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final User EVERYBODY = new User("demo", Role.ENGINEER);

    private final AccessSettings settings;
    private final Runnable closing;
    private final AuditLog audit;
    private final @Nullable Users users;
    private final Doorkeeper doorkeeper;
    private final Guard guard;
    private final ScheduledExecutorService housekeeping;

    private Access(AccessSettings settings, Consumer<AuditEntry> entries, Runnable closing) {
        this.settings = settings;
        this.closing = closing;
        this.audit = new AuditLog(entries);
        this.users = settings.users() == null ? null : Users.in(settings.users());
        this.doorkeeper = users == null ? open() : byCookie(settings, users, audit);
        this.guard = new Guard(new OwnAddresses(settings), doorkeeper, settings.metricsToken(), this::refused);
        this.housekeeping = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "access");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused = housekeeping.scheduleWithFixedDelay(this::look, 500, 500, TimeUnit.MILLISECONDS);
    }

    /**
     * @param kafka of producers: at least {@code bootstrap.servers}; the topics must exist
     * @throws IllegalArgumentException where it would not be safe, naming the setting and what to do
     */
    public static Access start(AccessSettings settings, Map<String, Object> kafka) {
        settings.requireSafe();
        KafkaAudit topic = new KafkaAudit(kafka);
        return new Access(settings, topic, topic::close);
    }

    /** @param entries takes what is audited */
    public static Access start(AccessSettings settings, Consumer<AuditEntry> entries) {
        settings.requireSafe();
        return new Access(settings, entries, () -> {});
    }

    /** Puts the guard before every route, adds those of the session, and bounds what the port takes. */
    public void protect(JavalinConfig config) {
        SecurityHeaders headers = new SecurityHeaders(settings.isHttps());
        HttpLimits.apply(config, headers, settings.network());
        Problems.addTo(config);
        config.routes.before(headers::put);
        config.routes.before(guard::checkHost);
        config.routes.beforeMatched(guard::check);
        new SessionRoutes(doorkeeper, guard, settings).addTo(config.routes);
    }

    /** Whether everybody on this machine may do all. */
    public boolean isOpen() {
        return users == null;
    }

    /** What is wrong with the users' file; empty where nothing is. */
    public String illness() {
        return users == null ? "" : users.problem();
    }

    /**
     * Who asks, in a handler of a route that is not for {@link Role#ANYONE}.
     *
     * @throws IllegalStateException on a route that is
     */
    public static User userOf(Context context) {
        return sessionOf(context).user();
    }

    /** Who approves what somebody else asks for. */
    public Approvals approvals() {
        return new Approvals(doorkeeper instanceof Doorkeeper.ByCookie door ? door.signIn() : null, users, audit);
    }

    /** Notes for the audit that somebody who has signed in tried what they may not. */
    public void refused(Context context, String why) {
        refused(Guard.attempt(context, userOf(context), why));
    }

    /** Audits what somebody did by a route that is not for {@link Role#ANYONE}. */
    public void did(Context context, String action, String detail) {
        audit.done(userOf(context).name(), context.ip(), action, detail, System.currentTimeMillis());
    }

    /** Who asked for an answer that goes on, in a handler of a route that is not for {@link Role#ANYONE}. */
    public Standing standing(Context context) {
        Session session = sessionOf(context);
        return new Standing(session.user(), session, isOpen(), () -> doorkeeper.lasts(session));
    }

    /** Whether who asks may see what is wrong inside, in a handler of any route: an engineer, or a program with the token. */
    public boolean mayLookInside(Context context) {
        return guard.mayLookInside(context);
    }

    @Override
    public void close() {
        housekeeping.shutdownNow();
        closing.run();
    }

    private static Session sessionOf(Context context) {
        Session session = context.attribute(Doorkeeper.SESSION);
        if (session == null) {
            throw new IllegalStateException("this route is for anyone: nobody has to say who they are");
        }
        return session;
    }

    private static Doorkeeper open() {
        LOG.warn("open: anybody on this machine may do everything by its HTTP port, because http.users is not set");
        return new Doorkeeper.Open(new Session(EVERYBODY, "", 0));
    }

    private static Doorkeeper byCookie(AccessSettings settings, Users users, AuditLog audit) {
        LongSupplier clock = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        Sessions sessions = new Sessions(settings, users::have, clock);
        return new Doorkeeper.ByCookie(
                sessions, new SessionCookie(settings.isHttps()), new SignIn(users, sessions, audit, clock));
    }

    private void refused(Guard.Refused attempt) {
        audit.refused(attempt.user(), attempt.origin(), attempt.action(), attempt.why(), System.currentTimeMillis());
    }

    private void look() {
        audit.look(System.currentTimeMillis());
        if (users != null) {
            users.look();
        }
        if (doorkeeper instanceof Doorkeeper.ByCookie door) {
            door.sessions().look();
        }
    }
}
