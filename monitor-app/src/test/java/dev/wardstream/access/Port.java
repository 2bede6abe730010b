package dev.wardstream.access;

import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.vitals.Health;
import dev.wardstream.ward.WardServer;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The HTTP port as the app opens it, on a free port, with a few routes that stand for the ward's. */
final class Port implements AutoCloseable {
    static final String PASSWORD = "correct horse battery staple";
    /** What no answer to a stranger may hold. */
    static final String SECRET = "HR 155 of patient-7";

    private final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    private final AtomicInteger commands = new AtomicInteger();
    private final Access access;
    private final WardServer server;
    private volatile BooleanSupplier standing = () -> false;
    private volatile Health health = new Health(List.of());

    private Port(AccessSettings settings) {
        access = Access.start(settings, audit::add);
        server = WardServer.start(
                settings.host(),
                0,
                access,
                () -> health,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                this::routes);
    }

    static Port open() {
        return new Port(AccessSettings.open());
    }

    static Port of(AccessSettings settings) {
        return new Port(settings);
    }

    /** With a viewer, a nurse and an engineer of those names, who all have the same password. */
    static Port withUsers(Path folder) throws Exception {
        return new Port(settings(users(folder), null));
    }

    static AccessSettings settings(Path users, @Nullable URI publicUrl) {
        AccessSettings open = AccessSettings.open();
        return new AccessSettings(open.host(), publicUrl, users, open.idle(), open.atMost(), Duration.ofDays(30));
    }

    /** With the same users, behind what is given. */
    static Port withUsers(Path folder, NetworkSettings network, MetricsToken token) throws Exception {
        return new Port(settings("127.0.0.1", users(folder), null, network, token));
    }

    static AccessSettings settings(
            String host, Path users, @Nullable URI publicUrl, NetworkSettings network, MetricsToken token) {
        AccessSettings open = AccessSettings.open();
        return new AccessSettings(
                host, publicUrl, users, open.idle(), open.atMost(), open.viewerAtMost(), network, token);
    }

    static Path users(Path folder) throws Exception {
        Path file = folder.resolve("users");
        String hash = Passwords.hash(PASSWORD);
        Map<String, Account> accounts = new TreeMap<>();
        accounts.put("wall-1", new Account("wall-1", Role.VIEWER, hash));
        accounts.put("nurse-3", new Account("nurse-3", Role.NURSE, hash));
        accounts.put("engineer-1", new Account("engineer-1", Role.ENGINEER, hash));
        UsersFile.write(file, accounts);
        return file;
    }

    private void routes(JavalinDefaultRoutingApi routes) {
        routes.get("/", context -> context.html("<p>" + SECRET), Role.VIEWER);
        routes.get("/api/v1/beds", context -> context.result(SECRET), Role.VIEWER);
        routes.get("/api/v1/patients/{patient}", context -> context.result(SECRET), Role.VIEWER);
        routes.post("/api/v1/patients/{patient}/commands", this::command, Role.NURSE);
        routes.get("/api/v1/models", context -> context.result(SECRET), Role.ENGINEER);
        routes.get(
                "/standing",
                context -> {
                    standing = access().standing(context)::lasts;
                },
                Role.VIEWER);
        routes.get("/forgotten", context -> context.result(SECRET));
        routes.get(
                "/broken",
                context -> {
                    throw new IllegalStateException(SECRET);
                },
                Role.ANYONE);
    }

    private void command(Context context) {
        commands.incrementAndGet();
        context.result(Access.userOf(context).name() + " " + context.body().length());
    }

    /** Lets a part of the app be ill from now on. */
    void illness(String cause) {
        health = new Health(List.of(Health.Part.well("monitor"), Health.Part.ill("access", cause)));
    }

    /** How many commands came through. */
    int commands() {
        return commands.get();
    }

    /** Whether who asked for {@code /standing} last may still. */
    BooleanSupplier standing() {
        return standing;
    }

    List<AuditEntry> audit() {
        return audit;
    }

    Access access() {
        return access;
    }

    int number() {
        return server.port();
    }

    Caller caller() {
        return new Caller(server.port());
    }

    /** Somebody who has signed in. */
    Caller signedIn(String user) {
        return caller().in(caller().signIn(user, PASSWORD));
    }

    @Override
    public void close() {
        server.close();
        access.close();
    }
}
