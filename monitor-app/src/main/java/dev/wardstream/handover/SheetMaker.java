package dev.wardstream.handover;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Priority;
import dev.wardstream.handover.Handover.Cost;
import dev.wardstream.handover.PatientHandover.Leaving;
import dev.wardstream.handover.PatientHandover.Matter;
import dev.wardstream.handover.PatientHandover.Need;
import dev.wardstream.handover.PatientHandover.Worn;
import dev.wardstream.handover.Sheet.Line;
import dev.wardstream.handover.Sheet.Row;
import dev.wardstream.page.Html;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Phrase;
import dev.wardstream.words.Said;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a handover down in a language. What one patient's row says is bounded, so that a ward of 24 fits two pages. */
final class SheetMaker {
    private static final int MOST_OPEN = 3;
    private static final int MOST_MATTERS = 4;
    /** Of who has something open: what is open stands beside it. */
    private static final int MOST_MATTERS_BESIDE = 3;

    private static final int MOST_ANSWERS = 3;
    private static final int MOST_COSTS = 5;

    private final Handover handover;
    private final Locale language;
    private final double aim;
    private final ShiftTime time;
    private final AlarmWords alarms;

    private SheetMaker(Handover handover, Locale language, ZoneId zone, double aim) {
        this.handover = handover;
        this.language = language;
        this.aim = aim;
        this.time = new ShiftTime(handover.span(), zone);
        this.alarms = new AlarmWords(language, time);
    }

    /**
     * The handover as it is read.
     *
     * @param aim calls a patient-day that the ward wants at most
     * @param madeAt on the ward's clock, epoch milliseconds
     */
    static Sheet of(Handover handover, Locale language, ZoneId zone, double aim, long madeAt) {
        return new SheetMaker(handover, language, zone, aim).sheet(madeAt);
    }

    private Sheet sheet(long madeAt) {
        Span span = handover.span();
        List<Sheet.Section> sections = new ArrayList<>();
        for (Need need : Need.values()) {
            List<Row> rows = handover.of(need).stream().map(this::row).toList();
            if (!rows.isEmpty()) {
                sections.add(new Sheet.Section(said("shift.head." + need), need.compareTo(Need.ILL) > 0, rows));
            }
        }
        return new Sheet(
                language,
                said("shift.title", handover.ward()),
                said("shift.span", time.full(span.from()), time.full(span.to())),
                summary(),
                new Sheet.Heads(
                        said("shift.bed"),
                        said("shift.now"),
                        said("shift.trend"),
                        said("shift.alarms"),
                        said("shift.answers"),
                        said("shift.also")),
                sections,
                said("shift.foot", time.full(madeAt)));
    }

    private List<String> summary() {
        if (handover.patients().isEmpty()) {
            return List.of(said("shift.nothing"));
        }
        List<String> lines = new ArrayList<>();
        if (handover.wasHardlyWatched()) {
            lines.add(said(
                    "shift.unwatched",
                    Html.number(handover.watched().hours(), 0),
                    Html.number(handover.patientHours(), 0)));
        }
        String rate = rate();
        lines.add(String.join(
                "; ", said("shift.patients", handover.patients().size()), said("shift.calls", handover.calls()), rate));
        long[] waits = handover.waits();
        List<String> answers = new ArrayList<>();
        if (waits.length > 0) {
            answers.add(said("shift.waits", waits.length, half(waits), waits[waits.length - 1]));
        }
        if (handover.unanswered() > 0) {
            answers.add(said("shift.unanswered", handover.unanswered()));
        }
        lines.add(String.join("; ", answers));
        lines.add(costs("shift.beds", handover.costOfBeds(MOST_COSTS), bed -> bed));
        lines.add(costs("shift.rules", handover.costOfRules(MOST_COSTS), alarms::rule));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private String rate() {
        double rate = handover.callsAPatientDay();
        if (Double.isNaN(rate)) {
            return said("shift.rate.none", Html.number(handover.watched().hours(), 0));
        }
        return said(rate > aim ? "shift.rate.above" : "shift.rate.within", Html.number(rate, 1), Html.number(aim, 1));
    }

    private <T> String costs(String code, List<Cost<T>> costs, Function<T, String> name) {
        String all = costs.stream()
                .map(cost -> said("shift.cost", name.apply(cost.of()), cost.calls()))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : said(code, all);
    }

    private Row row(PatientHandover patient) {
        List<Line> now = new ArrayList<>();
        PatientHandover.Pause pause = patient.pause();
        if (pause != null) {
            now.add(Line.of(said("shift.paused", time.of(pause.until()), pause.by(), pause.reason())));
        }
        patient.open().forEach(spell -> now.add(new Line(alarms.open(spell), spell.isAwaited())));
        List<Line> matters = patient.matters(handover.span()).stream()
                .map(matter -> new Line(alarms.matter(matter), isHigh(matter)))
                .toList();
        return new Row(
                patient.bed().bed(),
                patient.patient().value(),
                atMost(MOST_OPEN, now),
                patient.news2(),
                news2(patient.news2()),
                atMost(now.isEmpty() ? MOST_MATTERS : MOST_MATTERS_BESIDE, matters),
                atMost(MOST_ANSWERS, answers(patient)),
                also(patient));
    }

    private static boolean isHigh(Matter matter) {
        return matter.priority() == Priority.HIGH;
    }

    private List<Line> atMost(int most, List<Line> lines) {
        if (lines.size() <= most) {
            return lines;
        }
        List<Line> first = new ArrayList<>(lines.subList(0, most - 1));
        first.add(Line.of(said("shift.more", lines.size() - most + 1)));
        return first;
    }

    private List<Line> news2(Course.Trend trend) {
        if (!trend.last().isThere()) {
            return List.of(Line.of(said("shift.score.none")));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(said("shift.course", told(trend.first()), told(trend.last()))));
        if (trend.max().total() > trend.last().total()) {
            lines.add(Line.of(
                    said("shift.max", told(trend.max()), time.of(trend.max().at()))));
        }
        return lines;
    }

    private static String told(Course.Point point) {
        return (point.partial() ? "≥" : "") + point.total();
    }

    /** Each person's answers of a kind together: one command may answer several alarms. */
    private List<Line> answers(PatientHandover patient) {
        Map<String, Map<String, Spell.Reply>> byWords = new LinkedHashMap<>();
        patient.spells().stream()
                .flatMap(spell -> spell.replies().stream())
                .forEach(reply -> byWords.computeIfAbsent(words(reply), any -> new LinkedHashMap<>())
                        .merge(reply.command(), reply, (one, other) -> one.waited() >= other.waited() ? one : other));
        List<Line> lines = new ArrayList<>();
        byWords.forEach((words, replies) -> lines.add(Line.of(words + when(List.copyOf(replies.values())))));
        long unanswered = patient.spells().stream().filter(Spell::unanswered).count();
        if (unanswered > 0) {
            lines.add(0, new Line(said("shift.reply.none", unanswered), true));
        }
        return lines;
    }

    private String words(Spell.Reply reply) {
        String to = reply.to();
        return said(
                "shift.reply." + reply.what(), reply.by(), reply.what() == Event.HANDED_OVER && to != null ? to : "");
    }

    private String when(List<Spell.Reply> replies) {
        long[] waits = replies.stream()
                .mapToLong(Spell.Reply::waited)
                .filter(wait -> wait >= 0)
                .sorted()
                .toArray();
        if (replies.size() == 1) {
            String at = said("shift.reply.at", time.of(replies.get(0).at()));
            return waits.length == 0 ? at : at + said("shift.reply.after", waits[0]);
        }
        String times = said("shift.times", replies.size());
        return waits.length == 0 ? times : times + said("shift.reply.half", half(waits));
    }

    private static long half(long[] sorted) {
        return sorted[(sorted.length - 1) / 2];
    }

    private List<Line> also(PatientHandover patient) {
        List<String> lines = new ArrayList<>();
        Leaving left = patient.left();
        if (left != null) {
            lines.add(
                    left.to() == null
                            ? said("shift.discharged", time.of(left.at()))
                            : said("shift.moved", left.to().ward(), left.to().bed(), time.of(left.at())));
            return lines.stream().map(Line::of).toList();
        }
        OwnLimits limits = patient.limits();
        if (limits != null) {
            lines.add(told(limits));
        }
        if (patient.limitsEnded() > 0) {
            lines.add(said("shift.limits.ended", time.of(patient.limitsEnded())));
        }
        for (Worn worn : patient.devices()) {
            if (!worn.isOn()) {
                lines.add(said("shift.taken", Phrase.wordOf(worn.kind()), worn.device(), time.of(worn.until())));
            }
        }
        if (patient.devices().stream().noneMatch(Worn::isOn)) {
            lines.add(said("shift.bare"));
        }
        patient.unreached().forEach(person -> lines.add(said("shift.unreached", person)));
        return lines.stream().map(Line::of).toList();
    }

    private String told(OwnLimits limits) {
        List<String> parts = new ArrayList<>();
        limits.limits()
                .forEach((vital, change) -> parts.add(
                        said("shift.limit", vital.field(), bound(vital, change.low()), bound(vital, change.high()))));
        if (limits.spo2Scale2()) {
            parts.add(said("shift.scale2"));
        }
        return said("shift.limits", time.of(limits.expiresAt()), String.join(", ", parts));
    }

    /** A dash where the ward's holds. */
    private static String bound(VitalSign vital, double bound) {
        return Double.isNaN(bound) ? "–" : vital.asCharted(bound);
    }

    private String said(String code, Object... arguments) {
        return Said.of(code, arguments).in(language);
    }
}
