package dev.wardstream.ward;

import dev.wardstream.access.Access;
import dev.wardstream.access.ByToken;
import dev.wardstream.access.Role;
import dev.wardstream.vitals.Health;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The app's HTTP port: {@code /health}, {@code /metrics}, the session, and the pages of other parts, all behind the guard.
 * Strangers are told which parts are well, but not why one is not: a cause may hold what is secret or personal.
 */
public final class WardServer implements AutoCloseable {
    private final Javalin server;

    private WardServer(Javalin server) {
        this.server = server;
    }

    /**
     * @param pages adds the pages of other parts; a route that names no role is for nobody
     * @throws IllegalStateException if the port is taken, naming the setting
     */
    public static WardServer start(
            String host,
            int port,
            Access access,
            Supplier<Health> health,
            PrometheusMeterRegistry metrics,
            Consumer<JavalinDefaultRoutingApi> pages) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            access.protect(config);
            config.routes.get(
                    "/health",
                    context -> answer(
                            context,
                            access.mayLookInside(context)
                                    ? health.get()
                                    : health.get().withoutCauses()),
                    Role.ANYONE);
            config.routes.get(
                    "/metrics",
                    context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(metrics.scrape()),
                    Role.ENGINEER,
                    ByToken.METRICS);
            pages.accept(config.routes);
        });
        try {
            return new WardServer(server.start(host, port));
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "port " + port + " on " + host
                            + " is taken: choose another with --http-port, or with the setting http.port where a command has no such flag",
                    e);
        }
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One that is starting is no trouble: only one that somebody has to see to answers as if it were down. */
    private static void answer(Context context, Health health) {
        boolean isIll = health.state() == Health.State.ILL;
        context.status(isIll ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", HealthView.word(health.state()));
        told.put("parts", HealthView.byName(health));
        context.json(told);
    }
}
