package dev.wardstream.ward;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.access.Access;
import dev.wardstream.access.AccessSettings;
import dev.wardstream.access.Role;
import dev.wardstream.access.Standing;
import dev.wardstream.access.User;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.handover.Handover;
import dev.wardstream.handover.HandoverSettings;
import dev.wardstream.handover.Handovers;
import dev.wardstream.handover.ShiftFacts;
import dev.wardstream.handover.Shifts;
import dev.wardstream.handover.Span;
import dev.wardstream.review.Stretch;
import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.Health;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ward's API on a real port, its state told by the test in place of Kafka, which nothing answers for. */
final class OpenWard implements AutoCloseable {
    private static final Map<String, Object> NO_KAFKA = Map.of("bootstrap.servers", "127.0.0.1:1");

    final AtomicLong clock = new AtomicLong(Records.T0);
    final AtomicReference<FeedState> feed = new AtomicReference<>(FeedState.LIVE);
    final SharedWard ward = new SharedWard(
            new Ward(AlarmPolicy.defaults(), Duration.ofHours(12)), new Timepiece(wall -> clock.get(), wall -> 10));
    /** Whether the sessions of open streams go on. */
    final AtomicBoolean mayListen = new AtomicBoolean(true);

    /** Whether it is known who lies where. */
    final AtomicBoolean knowsPlaces = new AtomicBoolean(true);
    /** What was audited of reading: user, action, patient. */
    final List<String> readings = new CopyOnWriteArrayList<>();

    final HeldDirectory directory = new HeldDirectory();
    /** What the topics tell of a shift. */
    final AtomicReference<Function<Span, Map<String, Handover>>> shift =
            new AtomicReference<>(span -> new ShiftFacts(span).handovers());

    private final Handovers handovers =
            new Handovers(span -> Objects.requireNonNull(shift.get()).apply(span), clock::get);
    final EncodedBeds beds = new EncodedBeds(ward);
    final Broadcast broadcast;
    final HttpClient browser = HttpClient.newHttpClient();
    final CommandDesk desk = new CommandDesk(NO_KAFKA);
    /** What came in of a patient, in place of what stands on the topics. */
    final AtomicReference<WhatIfDesk.Source> log = new AtomicReference<>(
            (patient, time, policy, progress) -> new Stretch(patient, List.of(), List.of(), time.from(), time.until()));

    final WhatIfDesk trials = new WhatIfDesk((patient, time, policy, progress) ->
            Objects.requireNonNull(log.get()).read(patient, time, policy, progress));
    private final Access access;
    final WardRoutes routes;
    final ReviewRoutes reviews;
    private final WardServer server;

    OpenWard(User user, boolean open, int mostStreams) {
        this(Access.start(AccessSettings.open(), NO_KAFKA), user, open, mostStreams);
    }

    /** @param user who asks; null for whoever signs in */
    private OpenWard(Access access, @Nullable User user, boolean open, int mostStreams) {
        this.access = access;
        broadcast = new Broadcast(
                beds,
                feed::get,
                ward,
                new Timepiece(wall -> clock.get(), wall -> 10),
                new WardSettings(Duration.ofHours(12), mostStreams, GlucoseUnit.MMOL_L));
        broadcast.start();
        WardRights rights = new WardRights(
                ward, context -> user == null ? Access.userOf(context) : user, access::refused, knowsPlaces::get);
        ReadingAudit audit = new ReadingAudit(
                context -> user == null ? Access.userOf(context) : user,
                (context, action, detail) -> readings.add(
                        (user == null ? Access.userOf(context) : user).name() + " " + action + " " + detail),
                clock::get);
        routes = new WardRoutes(
                ward,
                beds,
                broadcast,
                new CommandRoute(desk, rights, access.approvals(), open, ward::now),
                rights,
                audit,
                user == null ? access::standing : context -> new Standing(user, user, open, mayListen::get),
                user == null ? access::mayLookInside : context -> user.role().mayDo(Role.ENGINEER),
                () -> new Health(
                        List.of(Health.Part.well("monitor"), Health.Part.ill("ward", "Kafka does not answer"))),
                new Choices(ward, rights, directory),
                new HandoverRoutes(
                        ward,
                        rights,
                        audit,
                        handovers,
                        new HandoverSettings(new Shifts(List.of(LocalTime.of(7, 0)), ZoneOffset.UTC), 3, null)));
        reviews = new ReviewRoutes(
                ward,
                rights,
                new ReadingAudit(
                        context -> user == null ? Access.userOf(context) : user,
                        (context, action, detail) -> readings.add(action + " " + detail),
                        clock::get),
                trials,
                () -> 10);
        server = WardServer.start(
                "127.0.0.1",
                0,
                access,
                () -> new Health(List.of()),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                pages -> {
                    reviews.addTo(pages);
                    routes.addTo(pages);
                    WardPage.addTo(pages);
                });
    }

    static OpenWard open() {
        return new OpenWard(new User("demo", Role.ENGINEER), true, 200);
    }

    /** With the users of a file, who sign in. */
    static OpenWard of(Path users, int mostStreams) {
        AccessSettings open = AccessSettings.open();
        AccessSettings settings =
                new AccessSettings(open.host(), null, users, open.idle(), open.atMost(), open.viewerAtMost());
        return new OpenWard(Access.start(settings, NO_KAFKA), null, false, mostStreams);
    }

    /** One where people sign in, as the users of a file, whose changes are taken up. */
    static OpenWard guarded(AccessSettings settings, Consumer<AuditEntry> audit) {
        return new OpenWard(Access.start(settings, audit), null, false, 200);
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

    /** A browser of its own in which a user of the file has signed in. */
    HttpClient signedIn(String user, String password) throws IOException, InterruptedException {
        HttpClient session = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        HttpRequest request = HttpRequest.newBuilder(url("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}"))
                .build();
        HttpResponse<String> answer = session.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(user + " could not sign in: " + answer.body());
        }
        return session;
    }

    @Override
    public void close() {
        broadcast.close();
        server.close();
        desk.close();
        handovers.close();
        trials.close();
        access.close();
    }
}
