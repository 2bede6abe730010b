package dev.wardstream.ward;

import dev.wardstream.access.Role;
import dev.wardstream.access.Standing;
import dev.wardstream.access.Wards;
import dev.wardstream.vitals.Health;
import dev.wardstream.vitals.PatientId;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API of the ward, as {@code ward/openapi.yaml} describes it. A patient's id may hold slashes, which stand in a path as they
 * are; so the routes below a patient come before the patient's own.
 */
final class WardRoutes {
    static final String API = "/api/v1";
    private static final String PATIENT = API + "/patients/<patient>";

    private final SharedWard ward;
    private final EncodedBeds beds;
    private final Broadcast broadcast;
    private final CommandRoute commands;
    private final WardRights rights;
    private final ReadingAudit readings;
    private final Function<Context, Standing> standing;
    private final Predicate<Context> mayLookInside;
    private final Supplier<Health> health;
    private final Choices choices;
    private final byte[] document = resource("openapi.yaml");

    /** A path with the least role that it asks for. */
    record Route(HandlerType method, String path, Handler handler, Role role) {}

    /**
     * @param standing who asks for an answer that goes on
     * @param mayLookInside whether who asks is told why something is not well
     */
    WardRoutes(
            SharedWard ward,
            EncodedBeds beds,
            Broadcast broadcast,
            CommandRoute commands,
            WardRights rights,
            ReadingAudit readings,
            Function<Context, Standing> standing,
            Predicate<Context> mayLookInside,
            Supplier<Health> health,
            Choices choices) {
        this.ward = ward;
        this.beds = beds;
        this.broadcast = broadcast;
        this.commands = commands;
        this.rights = rights;
        this.readings = readings;
        this.standing = standing;
        this.mayLookInside = mayLookInside;
        this.health = health;
        this.choices = choices;
    }

    List<Route> routes() {
        return List.of(
                get(API + "/openapi.yaml", this::openApi, Role.ANYONE),
                get(API + "/beds", this::beds, Role.VIEWER),
                get(API + "/alarms", this::alarms, Role.VIEWER),
                get(API + "/health", this::health, Role.VIEWER),
                get(API + "/stream", this::stream, Role.VIEWER),
                get(PATIENT + "/trends", this::trends, Role.VIEWER),
                get(PATIENT + "/alarms", this::history, Role.VIEWER),
                get(API + "/places", choices::places, Role.NURSE),
                get(PATIENT + "/people", context -> choices.people(context, idOf(context)), Role.NURSE),
                get(PATIENT, this::patient, Role.VIEWER),
                new Route(
                        HandlerType.POST,
                        PATIENT + "/commands",
                        context -> commands.ask(context, idOf(context)),
                        Role.NURSE));
    }

    void addTo(JavalinDefaultRoutingApi api) {
        for (Route route : routes()) {
            api.addHttpHandler(route.method(), route.path(), route.handler(), route.role());
        }
        api.exception(
                Problem.Raised.class, (raised, context) -> raised.problem().answer(context));
    }

    private static Route get(String path, Handler handler, Role role) {
        return new Route(HandlerType.GET, path, handler, role);
    }

    private void openApi(Context context) {
        context.contentType("application/yaml").result(document);
    }

    private void beds(Context context) {
        Sight sight = rights.sightOf(context);
        beds.refresh();
        byte[] body = new Bytes()
                .add("{\"now\":" + ward.now() + ",\"beds\":[")
                .addAll(beds.full(sight))
                .add("],\"wards\":")
                .add(Json.bytes(beds.wards().stream()
                        .filter(each -> sight.has(each.ward()))
                        .toList()))
                .add("}")
                .all();
        json(context).result(body);
    }

    private void alarms(Context context) {
        Sight sight = rights.sightOf(context);
        List<AlarmView> alarms = ward.read(state -> state.patients().stream()
                .filter(patient -> sight.has(patient.location().ward()))
                .flatMap(patient -> patient.board().alarms().stream())
                .sorted(AlarmBoard.MOST_URGENT_FIRST)
                .map(AlarmView::of)
                .toList());
        json(context).result(Json.bytes(Map.of("alarms", alarms)));
    }

    private void health(Context context) {
        Health whole = health.get();
        Health now = mayLookInside.test(context) ? whole : whole.withoutCauses();
        boolean isOk = now.state() != Health.State.ILL;
        json(context)
                .result(Json.bytes(
                        Map.of("ok", isOk, "state", HealthView.word(now.state()), "parts", HealthView.parts(now))));
    }

    private void patient(Context context) {
        long now = ward.now();
        json(context).result(Json.bytes(of(context, (state, patient) -> PatientView.of(state, patient, now))));
    }

    private void trends(Context context) {
        long now = ward.now();
        long oldest = now - ward.read(Ward::history).toMillis();
        long to = Math.min(time(context, "to", now), now);
        long from = Math.max(time(context, "from", oldest), oldest);
        if (from > to) {
            throw new Problem.Raised(Problem.of(
                    400, "from must not be after to", "Vitals are kept from " + oldest + " to " + now + "."));
        }
        json(context).result(Json.bytes(of(context, (state, patient) -> TrendViews.between(patient, from, to, now))));
    }

    private void history(Context context) {
        List<AlarmLifeView> lives = of(
                context,
                (state, patient) -> patient.log().newestFirst().stream()
                        .map(AlarmLifeView::of)
                        .toList());
        json(context).result(Json.bytes(Map.of("alarms", lives)));
    }

    private void stream(Context context) {
        Sight sight = rights.sightOf(context);
        Standing listener = standing.apply(context);
        context.res().setContentType("text/event-stream");
        context.res().setCharacterEncoding("UTF-8");
        context.res().setHeader("Cache-Control", "no-store");
        context.res().setHeader("X-Accel-Buffering", "no");
        context.future(() -> {
            Broadcast.Opening opening = broadcast.open(context, sight, listener);
            if (opening instanceof Broadcast.Opening.Open open) {
                return open.over();
            }
            refusal((Broadcast.Opening.Refused) opening).answer(context);
            return CompletableFuture.completedFuture(null);
        });
    }

    private static Problem refusal(Broadcast.Opening.Refused refused) {
        return refused.place() instanceof Seats.Place.TooMany
                ? Problem.of(
                        429,
                        "Too many pages of yours are open",
                        "Close one: a session may have " + Seats.A_SESSION + ", a user " + Seats.A_USER + ".")
                : Problem.of(503, "Too many pages are open", "Close one, or let the setting ward.streams allow more.");
    }

    private interface View<T> {
        T of(Ward ward, WardPatient patient);
    }

    private <T> T of(Context context, View<T> view) {
        PatientId id = idOf(context);
        rights.requireSight(context, id);
        Wards mine = rights.wardsOf(context);
        @Nullable T found = ward.<@Nullable T>read(state -> {
            WardPatient patient = state.patient(id);
            boolean isHers = patient != null && mine.have(patient.location().ward());
            return patient == null || !isHers ? null : view.of(state, patient);
        });
        if (found == null) {
            throw WardRights.nobody();
        }
        readings.read(context, id);
        return found;
    }

    private static PatientId idOf(Context context) {
        try {
            return new PatientId(context.pathParam("patient"));
        } catch (IllegalArgumentException e) {
            throw WardRights.nobody(context.pathParam("patient"));
        }
    }

    private static long time(Context context, String name, long otherwise) {
        @Nullable String text = context.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Problem.Raised(
                    Problem.of(400, name + " is no time", name + " must be a number of epoch milliseconds."));
        }
    }

    private static Context json(Context context) {
        return context.contentType("application/json").header("Cache-Control", "no-store");
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(
                WardRoutes.class.getResourceAsStream("/ward/" + name), "the jar lacks ward/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read ward/" + name, e);
        }
    }
}
