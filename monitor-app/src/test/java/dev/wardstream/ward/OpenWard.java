package dev.wardstream.ward;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.access.Access;
import dev.wardstream.access.AccessSettings;
import dev.wardstream.access.Role;
import dev.wardstream.access.User;
import dev.wardstream.alarm.AlarmPolicy;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The ward's API on a real port, its state told by the test in place of Kafka, which nothing answers for. */
final class OpenWard implements AutoCloseable {
    private static final Map<String, Object> NO_KAFKA = Map.of("bootstrap.servers", "127.0.0.1:1");

    final AtomicLong clock = new AtomicLong(Records.T0);
    final AtomicReference<FeedState> feed = new AtomicReference<>(FeedState.LIVE);
    final SharedWard ward = new SharedWard(
            new Ward(AlarmPolicy.defaults(), Duration.ofHours(12)), new Timepiece(wall -> clock.get(), wall -> 10));
    /** Whether the sessions of open streams go on. */
    final AtomicBoolean mayListen = new AtomicBoolean(true);

    /** What was audited of reading: user, action, patient. */
    final List<String> readings = new CopyOnWriteArrayList<>();

    final EncodedBeds beds = new EncodedBeds(ward);
    final Broadcast broadcast;
    final HttpClient browser = HttpClient.newHttpClient();
    private final CommandDesk desk = new CommandDesk(NO_KAFKA);
    private final Access access = Access.start(AccessSettings.open(), NO_KAFKA);
    final WardRoutes routes;
    private final WardServer server;

    OpenWard(User user, boolean open, int mostStreams) {
        broadcast = new Broadcast(beds, feed::get, ward, new Timepiece(wall -> clock.get(), wall -> 10), mostStreams);
        broadcast.start();
        routes = new WardRoutes(
                ward,
                beds,
                broadcast,
                new CommandRoute(desk, context -> user, open, ward::now),
                new ReadingAudit(
                        context -> user,
                        (context, action, detail) -> readings.add(user.name() + " " + action + " " + detail),
                        clock::get),
                context -> mayListen::get,
                () -> new Health(
                        List.of(Health.Part.well("monitor"), Health.Part.ill("ward", "Kafka does not answer"))));
        server = WardServer.start(
                "127.0.0.1",
                0,
                access,
                () -> new Health(List.of()),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                pages -> {
                    routes.addTo(pages);
                    WardPage.addTo(pages);
                });
    }

    static OpenWard open() {
        return new OpenWard(new User("demo", Role.ENGINEER), true, 200);
    }

    int port() {
        return server.port();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    void happens(Consumer<Ward> what) {
        ward.write(what);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(url(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String contentType, String body) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(url(path))
                        .header("Content-Type", contentType)
                        .header("X-Wardstream-Csrf", csrf())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What the page sends with each command, so that no other page can. */
    private String csrf() throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(get("/api/v1/session").body())
                .get("csrf")
                .asText();
    }

    @Override
    public void close() {
        broadcast.close();
        server.close();
        desk.close();
        access.close();
    }
}
