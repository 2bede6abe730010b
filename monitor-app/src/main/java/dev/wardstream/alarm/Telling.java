package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Answer;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The alert events of one step, in order. */
final class Telling {
    private final PatientId patient;
    private final @Nullable Location bed;
    private final Function<Signal, @Nullable Condition> conditions;
    private List<Alert> alerts = List.of();

    /**
     * @param bed where the patient lies; null where only the devices know
     * @param conditions what an alarm rests on, by what was said of it; null where nothing is kept of it
     */
    Telling(PatientId patient, @Nullable Location bed, Function<Signal, @Nullable Condition> conditions) {
        this.patient = patient;
        this.bed = bed;
        this.conditions = conditions;
    }

    List<Alert> alerts() {
        return alerts;
    }

    /** What detection has just said of an alarm. */
    void signalled(Alarm alarm, Episode episode, boolean calls) {
        Signal signal = alarm.latest();
        Said said = textOf(alarm);
        add(
                signal,
                calls ? Now.raised(said, signal, newest(signal), signal.receivedAt()) : said,
                signal.event(),
                signal.at(),
                signal.receivedAt(),
                episode.standing(alarm, calls),
                signal.peak(),
                null);
    }

    private @Nullable Evidence newest(Signal signal) {
        Condition condition = conditions.apply(signal);
        return condition == null ? null : condition.newest();
    }

    /** The worst of an alarm by now. */
    private Alert.@Nullable Peak peak(Signal signal) {
        Condition condition = conditions.apply(signal);
        Peak worst = condition == null ? null : condition.peak(signal.onset());
        return worst == null || signal.kind().isTechnical() ? signal.peak() : Alert.Peak.of(worst);
    }

    /** What detection says of an alarm that is over already, or of which nothing is kept. */
    void past(Signal signal) {
        add(
                signal,
                signal.text(),
                signal.event(),
                signal.at(),
                signal.receivedAt(),
                Standing.PAST,
                signal.peak(),
                null);
    }

    /** What time or a person has done to an alarm, at {@code now} on the ward's clock. */
    void happened(Event event, Alarm alarm, Episode episode, boolean calls, long now, @Nullable Answer answer) {
        Signal signal = alarm.latest();
        boolean speaksOfNow = calls || event == Event.SOUNDED;
        Alert.Peak peak = peak(signal);
        Said said = speaksOfNow ? Now.later(textOf(alarm), signal, newest(signal), peak, now) : textOf(alarm);
        add(signal, said, event, now, now, episode.standing(alarm, calls), peak, answer);
    }

    /** An alarm that says no more than others says so. */
    private static Said textOf(Alarm alarm) {
        if (alarm.hush() != Hush.REPEATS || !alarm.isOn()) {
            return alarm.latest().text();
        }
        Said said = alarm.latest().text();
        String between = "repeats";
        for (VitalSign vital : alarm.repeats()) {
            said = said.and(between).and("vital", vital.field());
            between = "list.and";
        }
        return said.and("list.close");
    }

    private void add(
            Signal signal,
            Said said,
            Event event,
            long at,
            long receivedAt,
            Standing standing,
            Alert.@Nullable Peak peak,
            @Nullable Answer answer) {
        if (alerts.isEmpty()) {
            alerts = new ArrayList<>(2);
        }
        List<Contribution> contributions = event == signal.event() ? signal.contributions() : List.of();
        alerts.add(new Alert(
                signal.id(),
                patient,
                bed == null ? signal.location() : bed,
                signal.device(),
                signal.kind(),
                signal.priority(),
                event,
                signal.onset(),
                at,
                receivedAt,
                said,
                signal.value(),
                signal.limit(),
                peak,
                signal.model(),
                contributions,
                signal.retrospective(),
                standing,
                answer));
    }
}
