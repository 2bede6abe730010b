package dev.wardstream.alarm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an alarm once it is raised.
 *
 * @param together for how long after a call what else fires counts as fired together with it
 * @param silenceAtMost the longest that somebody may silence an alarm
 * @param pauseAtMost the longest that somebody may pause a patient's alarms
 * @param commandsWithin how old a command may be and still be done
 */
public record Handling(
        Latching latching,
        Duration together,
        Escalation escalation,
        Flapping flapping,
        Duration silenceAtMost,
        Duration pauseAtMost,
        Duration commandsWithin) {

    public Handling {
        Checks.notNegative("together", together);
        Checks.positive("silenceAtMost", silenceAtMost);
        Checks.positive("pauseAtMost", pauseAtMost);
        Checks.positive("commandsWithin", commandsWithin);
    }

    /**
     * High latches. High priority is escalated after 2 and another 3 minutes, medium after 10 and another 15. Three times
     * within 10 minutes, or within a day of spot checks, counts as coming and going; of spot checks it is then over when it
     * was gone for as long as a reading stands.
     */
    public static Handling defaults() {
        return new Handling(
                new Latching(Priority.HIGH, Map.of()),
                Duration.ofMinutes(2),
                new Escalation(
                        List.of(Duration.ofMinutes(2), Duration.ofMinutes(3)),
                        List.of(Duration.ofMinutes(10), Duration.ofMinutes(15)),
                        List.of()),
                new Flapping(
                        3,
                        PerDeviceKind.all(Duration.ofMinutes(10)).withSpotCheck(Duration.ofHours(24)),
                        PerDeviceKind.all(Duration.ofMinutes(2)).withSpotCheck(Duration.ofHours(12))),
                Duration.ofHours(1),
                Duration.ofHours(4),
                Duration.ofHours(1));
    }

    /**
     * Which alarms stay until a person has seen them.
     *
     * @param from the lowest priority that latches; null for none
     * @param kinds kinds that always (true) or never (false) latch
     */
    public record Latching(@Nullable Priority from, Map<AlarmKind, Boolean> kinds) {
        public Latching {
            kinds = Map.copyOf(kinds);
            kinds.forEach((kind, latches) -> Checks.require(
                    !(latches && kind.isTechnical()),
                    "latching.kinds." + kind,
                    "must be never: a technical alarm never latches",
                    "always"));
        }

        boolean latches(AlarmKind kind, Priority priority) {
            if (kind.isTechnical()) {
                return false;
            }
            Boolean always = kinds.get(kind);
            return always == null ? from != null && priority.compareTo(from) >= 0 : always;
        }
    }

    /**
     * How long each level is given to answer, the bed's nurse (level 1) first; what is left out is not escalated further.
     * Equipment calls no physician: technical alarms stop at level 2.
     */
    public record Escalation(List<Duration> high, List<Duration> medium, List<Duration> low) {
        private static final int HIGHEST_TECHNICAL = 2;

        public Escalation {
            high = checked("escalation.high", high);
            medium = checked("escalation.medium", medium);
            low = checked("escalation.low", low);
        }

        /** How long, in milliseconds, a level has to answer; {@link Held#NEVER} where no level comes after it. */
        long patience(AlarmKind kind, Priority priority, int level) {
            List<Duration> steps = switch (priority) {
                case HIGH -> high;
                case MEDIUM -> medium;
                case LOW -> low;
            };
            boolean ends = level > steps.size() || (kind.isTechnical() && level >= HIGHEST_TECHNICAL);
            return ends ? Held.NEVER : steps.get(level - 1).toMillis();
        }

        /** The highest level that there is for a kind. */
        int levels(AlarmKind kind) {
            int levels = 1 + Math.max(high.size(), Math.max(medium.size(), low.size()));
            return kind.isTechnical() ? Math.min(levels, HIGHEST_TECHNICAL) : levels;
        }

        private static List<Duration> checked(String path, List<Duration> steps) {
            steps.forEach(step -> Checks.positive(path, step));
            return List.copyOf(steps);
        }
    }

    /**
     * When an alarm counts as one that comes and goes. Its condition must then be gone for longer before it ceases: it stays
     * one alarm, with its answers, and a technical one does not call.
     *
     * @param times raised this often, within this time; what is measured once an hour comes and goes over hours
     * @param quiet how long the condition must then be gone
     */
    public record Flapping(int times, PerDeviceKind within, PerDeviceKind quiet) {
        public Flapping {
            Checks.require(times >= 2, "flapping.times", "must be 2 or more", times);
            within.requirePositive("flapping.within");
            quiet.requirePositive("flapping.quiet");
        }

        /** The same for every kind of device. */
        public Flapping(int times, Duration within, Duration quiet) {
            this(times, PerDeviceKind.all(within), PerDeviceKind.all(quiet));
        }
    }
}
