package dev.wardstream.handover;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.schemas.avro.AlarmCount;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.words.Said;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A night on ward-1 from 23:00 to 07:00 UTC, told line by line: times are the clock's, such as 03:58. */
final class Night {
    static final Shifts SHIFTS =
            new Shifts(List.of(LocalTime.of(7, 0), LocalTime.of(15, 0), LocalTime.of(23, 0)), ZoneOffset.UTC);
    static final Span SPAN = new Span(at("23:00"), at("07:00"));
    static final double AIM = 3;

    /** Topic by topic, each in its order. */
    private final List<List<Consumer<ShiftFacts>>> topics = new ArrayList<>();

    private final List<Consumer<ShiftFacts>> alerts = topic();
    private final List<Consumer<ShiftFacts>> commands = topic();
    private final List<Consumer<ShiftFacts>> outcomes = topic();
    private final List<Consumer<ShiftFacts>> scores = topic();
    private final List<Consumer<ShiftFacts>> others = topic();

    /** The night of 27 to 28 November 2026; times from 20:00 on are the evening's. */
    static long at(String clock) {
        String day = clock.compareTo("20:00") >= 0 ? "2026-11-27" : "2026-11-28";
        return Instant.parse(day + "T" + clock + ":00Z").toEpochMilli();
    }

    /** Each patient of a bed has its number, and a wearable from the day before on. */
    Night bed(int number) {
        unwatchedBed(number);
        for (long hour = at("23:00"); hour < at("07:00"); hour += 3_600_000) {
            AlarmCount count = new AlarmCount("ward-1", "p-" + number, hour / 3_600_000, 0);
            others.add(facts -> facts.take(count));
        }
        return this;
    }

    /** Its patient is there, and the monitor is not. */
    Night unwatchedBed(int number) {
        Assignment worn =
                new Assignment(patient(number), bedOf(number), DeviceKind.WEARABLE, at("20:00"), Assignment.OPEN);
        others.add(facts -> facts.take(new Assignments(device(number), List.of(worn))));
        return this;
    }

    Night alarm(int bed, String clock, AlarmKind kind, Priority priority, double value, double limit) {
        return event(
                bed, clock, clock, kind, priority, Event.RAISED, new Presence.On(), value, limit, null, null, true);
    }

    /** @param onset of the alarm, by which it is known */
    Night rises(int bed, String onset, String clock, AlarmKind kind, Priority priority, double value, double limit) {
        return event(
                bed,
                onset,
                clock,
                kind,
                priority,
                Event.PRIORITY_CHANGED,
                new Presence.On(),
                value,
                limit,
                null,
                null,
                true);
    }

    /** @param onset of the alarm, by which it is known */
    Night over(int bed, String onset, String clock, AlarmKind kind, Priority priority, boolean latches) {
        Presence gone = latches ? new Presence.Latched() : new Presence.Off();
        return event(bed, onset, clock, kind, priority, Event.CEASED, gone, 70, 120, null, null, false);
    }

    /** It is over, and its end tells its worst. */
    Night over(int bed, String onset, String clock, AlarmKind kind, Priority priority, double worst) {
        Alert.Peak peak = new Alert.Peak(worst, at(onset));
        return event(bed, onset, clock, kind, priority, Event.CEASED, new Presence.Off(), 70, 120, peak, null, false);
    }

    Night answered(int bed, String onset, String clock, AlarmKind kind, Event what, String by) {
        return event(bed, onset, clock, kind, Priority.HIGH, what, new Presence.On(), 150, 140, null, by, false);
    }

    Night news2(int bed, String clock, int total) {
        News2 score = new News2(
                at(clock),
                List.of(new News2.Part(News2.Parameter.PULSE, total, "134 /min")),
                List.of(News2.Parameter.CONSCIOUSNESS),
                false);
        scores.add(facts -> facts.take(
                new PatientScore(patient(bed), bedOf(bed), device(bed), DeviceKind.WEARABLE, at(clock), score)));
        return this;
    }

    /** A command that was done at once. */
    Night done(int bed, String clock, Action action) {
        String id = bed + clock + action.getClass().getSimpleName();
        AlertCommand command =
                CommandRecords.toAvro(new AlarmCommand(id, patient(bed), at(clock), "nurse-3", action), "test");
        commands.add(facts -> facts.take(command));
        CommandOutcome outcome = new CommandOutcome(
                id,
                patient(bed),
                CommandRecords.nameOf(command),
                "nurse-3",
                at(clock),
                CommandOutcome.Result.DONE,
                Said.plain("done"));
        outcomes.add(facts -> facts.take(outcome));
        return this;
    }

    Night happens(Consumer<ShiftFacts> what) {
        others.add(what);
        return this;
    }

    Handover handover() {
        return handover(topics);
    }

    /** The same, with the topics read in another order. */
    Handover handover(long seed) {
        List<List<Consumer<ShiftFacts>>> shuffled = new ArrayList<>(topics);
        Collections.shuffle(shuffled, new Random(seed));
        return handover(shuffled);
    }

    private static Handover handover(List<List<Consumer<ShiftFacts>>> topics) {
        ShiftFacts facts = new ShiftFacts(SPAN);
        topics.forEach(topic -> topic.forEach(record -> record.accept(facts)));
        return Objects.requireNonNull(facts.handovers().get("ward-1"));
    }

    static Edition edition(Locale language) {
        return new Edition(language, ZoneOffset.UTC, AIM, SPAN.to());
    }

    String text() {
        return edition(Locale.ENGLISH).text(handover());
    }

    String page(Locale language) {
        return edition(language).html(handover(), Map.of());
    }

    static PatientId patient(int bed) {
        return new PatientId("p-" + bed);
    }

    static Location bedOf(int number) {
        return new Location("ward-1", String.format(Locale.ROOT, "bed-%02d", number));
    }

    static DeviceId device(int bed) {
        return new DeviceId("band-" + bed);
    }

    private Night event(
            int bed,
            String onset,
            String clock,
            AlarmKind kind,
            Priority priority,
            Event what,
            Presence presence,
            double value,
            double limit,
            Alert.@Nullable Peak peak,
            @Nullable String by,
            boolean calls) {
        boolean seen = what == Event.ACKNOWLEDGED;
        Alert event = new Alert(
                patient(bed) + "/" + kind + "/" + onset,
                patient(bed),
                bedOf(bed),
                device(bed),
                kind,
                priority,
                what,
                at(onset),
                at(clock),
                at(clock),
                Said.plain(kind.name()),
                value,
                limit,
                peak,
                null,
                List.of(),
                false,
                new Standing(
                        patient(bed) + "/episode/" + onset,
                        presence,
                        seen ? new Response.Acknowledged(by == null ? "" : by, at(clock), "") : new Response.Awaited(),
                        new Sound.Audible(),
                        Hush.NONE,
                        calls,
                        1,
                        what == Event.HANDED_OVER ? "nurse-4" : null),
                by == null ? null : new Alert.Answer(what + clock, by, ""));
        alerts.add(facts -> facts.take(event));
        return this;
    }

    private List<Consumer<ShiftFacts>> topic() {
        List<Consumer<ShiftFacts>> topic = new ArrayList<>();
        topics.add(topic);
        return topic;
    }
}
