package dev.wardstream.ward;

import dev.wardstream.access.Role;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.review.AlarmReview;
import dev.wardstream.review.PatientLog;
import dev.wardstream.review.Rules;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.ward.WhatIfDesk.State;
import dev.wardstream.words.Said;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What alarms were worth, by rule, and what other limits would have called. Nothing here changes anything. */
final class ReviewRoutes {
    private static final Duration TRIED = Duration.ofHours(24);
    private static final int MOST_RULES = 200;
    private static final String WHAT_IF = WardRoutes.API + "/patients/<patient>/whatif";

    private final SharedWard ward;
    private final WardRights rights;
    private final ReadingAudit readings;
    private final WhatIfDesk desk;
    private final DoubleSupplier speed;

    /** @param speed of the ward's clock, as of {@link Timepiece} */
    ReviewRoutes(SharedWard ward, WardRights rights, ReadingAudit readings, WhatIfDesk desk, DoubleSupplier speed) {
        this.ward = ward;
        this.rights = rights;
        this.readings = readings;
        this.desk = desk;
        this.speed = speed;
    }

    List<WardRoutes.Route> routes() {
        return List.of(
                new WardRoutes.Route(HandlerType.GET, WardRoutes.API + "/review", this::review, Role.VIEWER),
                new WardRoutes.Route(HandlerType.POST, WHAT_IF, this::begin, Role.NURSE),
                new WardRoutes.Route(HandlerType.GET, WHAT_IF, this::state, Role.NURSE));
    }

    /** To be added before the routes of {@link WardRoutes}: a patient's own takes whatever stands below it. */
    void addTo(JavalinDefaultRoutingApi api) {
        for (WardRoutes.Route route : routes()) {
            api.addHttpHandler(route.method(), route.path(), route.handler(), route.role());
        }
    }

    private void review(Context context) {
        Sight sight = rights.sightOf(context);
        long hours = hours(context);
        long now = ward.now();
        long from = now - Duration.ofHours(hours).toMillis();
        List<AlarmReview.Rule> rules = ward.read(state -> state.review().rules(sight::has, from));
        WardRoutes.json(context)
                .result(Json.bytes(Map.of(
                        "from",
                        from,
                        "to",
                        now,
                        "rules",
                        rules.stream().limit(MOST_RULES).map(RuleView::of).toList(),
                        "more",
                        Math.max(0, rules.size() - MOST_RULES))));
    }

    private static long hours(Context context) {
        @Nullable String text = context.queryParam("hours");
        long longest = AlarmReview.LONGEST.toHours();
        if (text == null) {
            return 24;
        }
        if (!text.matches("[0-9]{1,3}") || Long.parseLong(text) < 1 || Long.parseLong(text) > longest) {
            throw new Problem.Raised(
                    Problem.of(400, "hours is not right", "hours must be a whole number from 1 to " + longest + "."));
        }
        return Long.parseLong(text);
    }

    private void begin(Context context) {
        PatientId patient = WardRoutes.idOf(context);
        rights.requireSight(context, patient);
        if (ward.read(state -> state.patient(patient) == null)) {
            throw WardRights.nobody();
        }
        Map<VitalSign, Change> proposed = proposed(context);
        long now = ward.now();
        Rules rules = ward.read(state -> new Rules(state.policy(), state.limits(patient, now), true));
        @Nullable Said wrong = OwnLimits.wrong(proposed, rules.ward());
        if (wrong != null) {
            throw new Problem.Raised(Problem.of(400, "These limits contradict each other", wrong));
        }
        PatientLog.Time time = PatientLog.Time.last(TRIED, now, speed.getAsDouble());
        WhatIfDesk.@Nullable Trial trial = desk.begin(rights.userOf(context).name(), patient, time, rules, proposed);
        if (trial == null) {
            throw unavailable("Somebody else tries limits just now", Said.of("asked.trying"));
        }
        readings.read(context, patient);
        WardRoutes.json(context).status(202).result(Json.bytes(Map.of("id", trial.id())));
    }

    private static Map<VitalSign, Change> proposed(Context context) {
        try {
            return CommandRoute.bodyOf(context).changes();
        } catch (IllegalArgumentException e) {
            throw new Problem.Raised(Problem.of(400, "The limits are not right", String.valueOf(e.getMessage())));
        }
    }

    private void state(Context context) {
        PatientId patient = WardRoutes.idOf(context);
        rights.requireSight(context, patient);
        @Nullable String id = context.queryParam("id");
        @Nullable State state = id == null ? null : desk.state(id, rights.userOf(context).name(), patient);
        if (state == null) {
            throw new Problem.Raised(Problem.of(404, "No such trial", "It is another's, or forgotten: try again."));
        }
        WardRoutes.json(context).result(Json.bytes(told(state)));
    }

    private static Map<String, Object> told(State state) {
        if (state instanceof State.TooLong tooLong) {
            throw unavailable(
                    "It took too long",
                    Said.of("asked.tried.long", tooLong.longest().toMillis()));
        } else if (state instanceof State.Failed failed) {
            throw unavailable("The limits could not be tried", Said.of("asked.tried.failed", failed.cause()));
        }
        return TrialView.of(state);
    }

    private static Problem.Raised unavailable(String title, Said why) {
        return new Problem.Raised(Problem.of(503, title, why));
    }
}
