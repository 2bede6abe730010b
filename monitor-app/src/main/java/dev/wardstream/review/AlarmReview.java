package dev.wardstream.review;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of the last days and what people said of them, by the rule that made them: how often each called, for how long, and
 * whether it was any use. A fold over alerts and marks, in whichever order these come. Of very many the oldest are forgotten.
 * Mutable; for one thread at a time.
 */
public final class AlarmReview {
    /** How far back a review can go. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final int MOST = 50_000;

    private final Map<String, Life> alarms = bounded();
    private final Map<String, Mark> marks = bounded();

    private record Mark(boolean useful, long order) {}

    /** What made alarms. NaN limits are equal. */
    private record RuleId(AlarmKind kind, Priority priority, double limit) {}

    /** What is known of one alarm. */
    private static final class Life {
        private final String ward;
        private final long onset;
        private final long raisedAt;
        private RuleId rule;
        private long over = Long.MIN_VALUE;
        private int calls;
        private boolean answered;

        Life(Alert first) {
            ward = first.location().ward();
            onset = first.onset();
            raisedAt = first.receivedAt();
            rule = ruleOf(first);
        }

        void take(Alert event) {
            if (event.event() == Event.RAISED || event.event() == Event.PRIORITY_CHANGED) {
                rule = ruleOf(event);
            }
            calls += event.callsAnew() ? 1 : 0;
            answered |= event.answer() != null;
            boolean isGone = !(event.standing().presence() instanceof Presence.On);
            if (isGone && over == Long.MIN_VALUE) {
                over = event.at();
            }
        }

        private static RuleId ruleOf(Alert alert) {
            return new RuleId(alert.kind(), alert.priority(), alert.limit());
        }
    }

    /**
     * What one rule has made.
     *
     * @param limit in the unit of the kind's vital; NaN where it has none
     * @param calls for something new: an alarm may call more than once, or not at all
     * @param medianMillis of those that are over; -1 where none is
     * @param called how many alarms called
     * @param answered how many of those somebody answered
     */
    public record Rule(
            AlarmKind kind,
            Priority priority,
            double limit,
            int alarms,
            int calls,
            int useful,
            int notUseful,
            long medianMillis,
            int called,
            int answered) {
        public int unmarked() {
            return alarms - useful - notUseful;
        }
    }

    /** Takes in the next event of an alarm. What was over before it was told is no alarm at the bed. */
    public void take(Alert event) {
        if (event.retrospective()) {
            return;
        }
        Life known = alarms.get(event.id());
        if (known == null && event.event() != Event.RAISED) {
            return; // its beginning is forgotten, or older than the topic
        }
        Life life = known == null ? new Life(event) : known;
        life.take(event);
        alarms.putIfAbsent(event.id(), life);
    }

    /** @param order of the mark among all: the latest holds */
    public void mark(String alarm, boolean useful, long order) {
        Mark known = marks.get(alarm);
        if (known == null || known.order < order) {
            marks.put(alarm, new Mark(useful, order));
        }
    }

    /** Whether an alarm was called useful; null where nobody said. */
    public @Nullable Boolean markOf(String alarm) {
        Mark mark = marks.get(alarm);
        return mark == null ? null : mark.useful;
    }

    /** Forgets what is too long ago to be reviewed; {@code now} on the ward's clock. */
    public void forget(long now) {
        long oldest = now - LONGEST.toMillis();
        alarms.entrySet().removeIf(alarm -> {
            boolean isOld = alarm.getValue().raisedAt < oldest;
            if (isOld) {
                marks.remove(alarm.getKey());
            }
            return isOld;
        });
    }

    /** The rules whose alarms were raised since an instant on some wards, those that called most first. */
    public List<Rule> rules(Predicate<String> wards, long from) {
        Map<RuleId, List<Map.Entry<String, Life>>> byRule = new LinkedHashMap<>();
        for (Map.Entry<String, Life> alarm : alarms.entrySet()) {
            Life life = alarm.getValue();
            if (life.raisedAt >= from && wards.test(life.ward)) {
                byRule.computeIfAbsent(life.rule, first -> new ArrayList<>()).add(alarm);
            }
        }
        return byRule.entrySet().stream()
                .map(rule -> of(rule.getKey(), rule.getValue()))
                .sorted(Comparator.comparingInt(Rule::calls)
                        .thenComparingInt(Rule::alarms)
                        .reversed()
                        .thenComparing(Rule::kind)
                        .thenComparing(Rule::priority)
                        .thenComparing(Rule::limit))
                .toList();
    }

    private Rule of(RuleId rule, List<Map.Entry<String, Life>> its) {
        List<Life> lives = its.stream().map(Map.Entry::getValue).toList();
        List<Boolean> said = its.stream()
                .map(alarm -> marks.get(alarm.getKey()))
                .filter(mark -> mark != null)
                .map(Mark::useful)
                .toList();
        int useful = (int) said.stream().filter(word -> word).count();
        long[] lengths = lives.stream()
                .filter(life -> life.over != Long.MIN_VALUE)
                .mapToLong(life -> life.over - life.onset)
                .sorted()
                .toArray();
        List<Life> called = lives.stream().filter(life -> life.calls > 0).toList();
        return new Rule(
                rule.kind,
                rule.priority,
                rule.limit,
                lives.size(),
                lives.stream().mapToInt(life -> life.calls).sum(),
                useful,
                said.size() - useful,
                lengths.length == 0 ? -1 : (lengths[(lengths.length - 1) / 2] + lengths[lengths.length / 2]) / 2,
                called.size(),
                (int) called.stream().filter(life -> life.answered).count());
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
