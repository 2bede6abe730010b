package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmInput.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A nurse's shift with patient P-17 as a script: what happens on the left, one event a line; what must come of it after the
 * arrow, and nothing else.
 * <pre>
 *   10:00:00 trolley HR 150
 *   10:00:15 -                                   =&gt; RAISED HIGH HR 150 &gt; 140 /min for 15 s | on, calls nurse
 *   10:01:00 Ann acknowledges heart rate high    =&gt; DONE
 *                                                =&gt; ACKNOWLEDGED heart rate high by Ann | on, seen
 * </pre>
 * A dash is time going on; {@code trolley}, {@code monitor} and {@code wearable} are devices; anybody else is a person. After
 * the bar stands whether the alarm is on, latched or off, seen, silenced or hushed, and who is called. Every script is tried
 * three times: as it stands, with a restart after every line, and with the clock ticking in between.
 */
final class Shift {
    private static final String ARROW = "=>";
    private static final String[] LEVELS = {"nobody", "nurse", "charge nurse", "physician"};

    private final AlarmPolicy policy;
    private final List<Alert> told = new ArrayList<>();
    private List<Reaction> reactions = List.of();
    private PatientAlarms alarms;
    private Judged sensors;

    /** Under the policy that Wardstream comes with. */
    Shift() {
        this(AlarmPolicy.defaults());
    }

    Shift(AlarmPolicy policy) {
        this.policy = policy;
        this.alarms = PatientAlarms.start(Story.PATIENT, policy);
        this.sensors = new Judged(policy);
    }

    static void story(String script) {
        new Shift().goes(script);
    }

    /** Tries a script from the start of the shift. */
    Shift goes(String script) {
        assertThat(played(script, false, false)).isEqualTo(normalized(script));
        List<Reaction> asItStands = List.copyOf(reactions);
        assertThat(played(script, true, false)).as("with restarts").isEqualTo(normalized(script));
        assertThat(reactions).as("with restarts").isEqualTo(asItStands);
        assertThat(played(script, false, true)).as("with ticks").isEqualTo(normalized(script));
        reactions = asItStands;
        return this;
    }

    /** What each line of the script led to. */
    List<Reaction> reactions() {
        return reactions;
    }

    /** What became of the commands. */
    List<CommandOutcome> outcomes() {
        return reactions.stream()
                .map(Reaction::outcome)
                .filter(Objects::nonNull)
                .toList();
    }

    PatientAlarms alarms() {
        return alarms;
    }

    private String played(String script, boolean restarting, boolean ticking) {
        alarms = PatientAlarms.start(Story.PATIENT, policy);
        sensors = new Judged(policy);
        told.clear();
        reactions = new ArrayList<>();
        StringBuilder transcript = new StringBuilder();
        int number = 0;
        for (String text : lines(script)) {
            transcript.append(text).append('\n');
            number++;
            for (ShiftLine line : ShiftLine.of(text).repeated()) {
                if (restarting || line.isRestart()) {
                    alarms = Kept.restarted(alarms, Story.PATIENT, policy);
                    sensors.restart();
                }
                List<Alert> ahead = ticking && !line.isRestart() ? ticked(line) : List.of();
                if (!line.isRestart()) {
                    play(line, number, ahead)
                            .forEach(result -> transcript.append(result).append('\n'));
                }
            }
        }
        return transcript.toString();
    }

    /** What is told by ticks at each moment that something is due before a line, and one millisecond before that. */
    private List<Alert> ticked(ShiftLine line) {
        List<Alert> ahead = new ArrayList<>();
        long until = Story.at(line.time());
        for (long due = alarms.nextDue(); due <= until; due = alarms.nextDue()) {
            ahead.addAll(alarms.step(new Tick(due - 1)).alerts());
            ahead.addAll(alarms.step(new Tick(due)).alerts());
        }
        return ahead;
    }

    private List<String> play(ShiftLine line, int number, List<Alert> ahead) {
        told.addAll(ahead);
        Reaction reaction = alarms.step(sensors.judged(line.input(number, this::idOf)));
        reactions.add(reaction);
        told.addAll(reaction.alerts());
        List<String> results = new ArrayList<>();
        if (reaction.outcome() != null) {
            results.add(ARROW + " " + reaction.outcome().result());
        }
        ahead.forEach(alert -> results.add(ARROW + " " + described(alert, line)));
        reaction.alerts().forEach(alert -> results.add(ARROW + " " + described(alert, line)));
        return results;
    }

    /** The newest alarm of a kind, or the newest episode; {@code #1} is the first of its kind. */
    private String idOf(String name) {
        String[] words = name.split(" #", -1);
        List<String> ids = told.stream()
                .filter(alert -> words[0].equals("the episode") || nameOf(alert).equals(words[0]))
                .map(alert -> words[0].equals("the episode") ? alert.standing().episode() : alert.id())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return name;
        }
        return ids.get(words.length > 1 ? Integer.parseInt(words[1]) - 1 : ids.size() - 1);
    }

    private static String nameOf(Alert alert) {
        return alert.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String described(Alert alert, ShiftLine line) {
        String time = alert.receivedAt() == Story.at(line.time()) ? "" : Story.timeOf(alert.receivedAt()) + " ";
        String what = switch (alert.event()) {
            case RAISED, PRIORITY_CHANGED, SOUNDED -> alert.priority() + " " + alert.text();
            case CEASED -> alert.text();
            default ->
                nameOf(alert)
                        + (alert.answer() == null ? "" : " by " + alert.answer().by());
        };
        return time + alert.event() + " " + what + " | " + state(alert.standing())
                + (alert.retrospective() ? ", in retrospect" : "");
    }

    private static String state(Standing standing) {
        StringBuilder state =
                new StringBuilder(standing.presence().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (standing.response() instanceof Response.Acknowledged) {
            state.append(", seen");
        }
        if (standing.sound() instanceof Sound.Silenced) {
            state.append(", silenced");
        }
        if (standing.hush() != Hush.NONE) {
            state.append(", ").append(standing.hush().name().toLowerCase(Locale.ROOT));
        }
        if (standing.calls()) {
            String whom = standing.assignee() == null ? LEVELS[standing.level()] : standing.assignee();
            state.append(", calls ").append(whom);
        }
        return state.toString();
    }

    /** Events and what must come of them, each on a line of its own. */
    private static String normalized(String script) {
        StringBuilder lines = new StringBuilder();
        for (String line : script.split("\n", -1)) {
            String[] parts = line.split(ARROW, 2);
            String event = parts[0].strip();
            lines.append(event.isEmpty() ? "" : event.replaceAll(" +", " ") + "\n");
            lines.append(parts.length == 1 ? "" : ARROW + " " + parts[1].strip() + "\n");
        }
        return lines.toString();
    }

    private static List<String> lines(String script) {
        return normalized(script)
                .lines()
                .filter(line -> !line.startsWith(ARROW))
                .toList();
    }
}
