package dev.wardstream.ward;

import dev.wardstream.access.Role;
import dev.wardstream.access.Wards;
import dev.wardstream.handover.Edition;
import dev.wardstream.handover.Handover;
import dev.wardstream.handover.HandoverSettings;
import dev.wardstream.handover.Handovers;
import dev.wardstream.handover.Shifts;
import dev.wardstream.handover.Span;
import dev.wardstream.page.PrintedSheet;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Said;
import dev.wardstream.words.Wording;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shift's handover, as a page for who asks for HTML and as JSON for others. It is read from the topics on another thread, so no
 * request waits on one of the port's.
 */
final class HandoverRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(HandoverRoutes.class);
    private static final String ANY = WardRoutes.API + "/handover";
    private static final String OF_WARD = WardRoutes.API + "/wards/<ward>/handover";
    private static final long MINUTE = 60_000;

    private final SharedWard ward;
    private final WardRights rights;
    private final ReadingAudit readings;
    private final Handovers handovers;
    private final HandoverSettings settings;

    HandoverRoutes(
            SharedWard ward, WardRights rights, ReadingAudit readings, Handovers handovers, HandoverSettings settings) {
        this.ward = ward;
        this.rights = rights;
        this.readings = readings;
        this.handovers = handovers;
        this.settings = settings;
    }

    List<WardRoutes.Route> routes() {
        return List.of(
                new WardRoutes.Route(HandlerType.GET, ANY, this::ofAny, Role.VIEWER),
                new WardRoutes.Route(HandlerType.GET, OF_WARD, this::ofWard, Role.VIEWER));
    }

    /** Leads to the first of the wards that who asks may see. */
    private void ofAny(Context context) {
        Set<String> wards = wardsOf(context);
        if (wards.isEmpty()) {
            throw noSuchWard();
        }
        context.redirect(path(wards.iterator().next(), null, languageOf(context)), HttpStatus.SEE_OTHER);
    }

    private void ofWard(Context context) {
        Wards mine = rights.wardsOf(context);
        String name = context.pathParam("ward");
        if (!mine.have(name)) {
            throw noSuchWard();
        }
        Span span = spanOf(context);
        boolean html = Objects.requireNonNullElse(context.header("Accept"), "").contains("text/html");
        CompletableFuture<Map<String, Handover>> read = read(span);
        context.future(() -> read.<Void>handle((all, failure) -> {
            if (failure != null) {
                LOG.warn("A handover cannot be read", failure);
                notNow("The topics cannot be read: try again in a moment.").answer(context);
                return null;
            }
            Handover handover = all.get(name);
            if (handover == null) {
                noSuchWard().problem().answer(context);
                return null;
            }
            answer(context, handover.of(patient -> mine.all() || isOf(mine, patient)), html);
            return null;
        }));
    }

    private CompletableFuture<Map<String, Handover>> read(Span span) {
        try {
            return handovers.of(span);
        } catch (RejectedExecutionException e) {
            throw new Problem.Raised(notNow("Others wait for handovers: try again in a moment."));
        }
    }

    private void answer(Context context, Handover handover, boolean html) {
        handover.patientIds().forEach(patient -> readings.read(context, patient));
        Locale language = languageOf(context);
        Edition edition = new Edition(language, settings.shifts().zone(), settings.aim(), ward.now());
        context.header("Cache-Control", "no-store");
        if (html) {
            context.header(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src " + PrintedSheet.styleSource()
                                    + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                    .contentType("text/html; charset=utf-8")
                    .result(edition.html(handover, links(context, handover, language)));
        } else {
            context.contentType("application/json").result(Json.bytes(edition.json(handover)));
        }
    }

    /** Other shifts of the ward, other wards, and the way back. */
    private Map<String, String> links(Context context, Handover handover, Locale language) {
        Shifts shifts = settings.shifts();
        Span span = handover.span();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("/", Said.of("shift.ward").in(language));
        links.put(
                path(handover.ward(), shifts.before(span.from()), language),
                Said.of("shift.earlier").in(language));
        Span later = shifts.after(span.to());
        if (later.to() <= ward.now()) {
            links.put(
                    path(handover.ward(), later, language),
                    Said.of("shift.later").in(language));
        }
        links.put(
                path(handover.ward(), shifts.running(minuteOf(ward.now())), language),
                Said.of("shift.running").in(language));
        for (String other : wardsOf(context)) {
            if (!other.equals(handover.ward())) {
                links.put(path(other, span, language), other);
            }
        }
        return links;
    }

    private Set<String> wardsOf(Context context) {
        Wards mine = rights.wardsOf(context);
        Set<String> wards = new TreeSet<>();
        ward.read(Ward::patients)
                .forEach(patient -> wards.add(patient.location().ward()));
        wards.removeIf(each -> !mine.have(each));
        return wards;
    }

    /** Whoever lies on another ward by now is that ward's patient. */
    private boolean isOf(Wards mine, PatientId patient) {
        @Nullable String place = ward.<@Nullable String>read(state -> state.placeOf(patient));
        return place == null || mine.have(place);
    }

    private Span spanOf(Context context) {
        long now = minuteOf(ward.now());
        if (context.queryParam("from") == null && context.queryParam("to") == null) {
            return settings.shifts().lastEnded(ward.now());
        }
        long from = WardRoutes.time(context, "from", Long.MIN_VALUE);
        long to = Math.min(WardRoutes.time(context, "to", now), now);
        try {
            return from == Long.MIN_VALUE ? settings.shifts().lastEnded(to) : new Span(from, to);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Problem.Raised(Problem.of(400, "That is no shift", e.getMessage() + "."));
        }
    }

    /** So that all who ask within a minute ask for the same. */
    private static long minuteOf(long time) {
        return Math.floorDiv(time, MINUTE) * MINUTE;
    }

    private static Locale languageOf(Context context) {
        @Nullable String asked = context.queryParam("language");
        @Nullable Locale known = asked == null ? null : Wording.language(asked);
        return known == null ? Locale.ENGLISH : known;
    }

    private static String path(String ward, @Nullable Span span, Locale language) {
        String path = OF_WARD.replace("<ward>", URLEncoder.encode(ward, StandardCharsets.UTF_8)) + "?language="
                + language.getLanguage();
        return span == null ? path : path + "&from=" + span.from() + "&to=" + span.to();
    }

    private static Problem.Raised noSuchWard() {
        return new Problem.Raised(
                Problem.of(404, "No such ward", "Nobody lay on a ward of that name then, or it is none of yours."));
    }

    private static Problem notNow(String why) {
        return Problem.of(503, "There is no handover just now", why);
    }
}
