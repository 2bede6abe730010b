package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmInput.Commanded;
import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmInput.Owed;
import dev.wardstream.alarm.AlarmInput.Refused;
import dev.wardstream.alarm.AlarmInput.Released;
import dev.wardstream.alarm.AlarmInput.Scored;
import dev.wardstream.alarm.AlarmInput.Tick;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2.Parameter;
import dev.wardstream.score.News2.Part;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a {@link Shift}: when, who, what, and in brackets what is out of the ordinary about it.
 *
 * @param options such as {@code measured 10:00:00}, {@code issued 09:59:00}, {@code id c-1}, {@code quality 0.1},
 *     {@code clock -180} of a device that is 180 s behind, {@code at ventilator} of a NEWS2
 */
record ShiftLine(String time, String who, String what, Map<String, String> options) {
    private static final Pattern SHAPE = Pattern.compile("(\\S+) +(\\S+) ?(.*?)(?: *\\(([^()]*)\\))?");
    private static final Map<String, String> DEVICES =
            Map.of("monitor", Story.MONITOR, "wearable", Story.WEARABLE, "trolley", Story.TROLLEY);
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)?";
    /** {@code HR 40/50..120/140}: extreme low, low, high, extreme high; each may be left out. */
    private static final Pattern LIMITS =
            Pattern.compile("(\\S+) (?:" + NUMBER + "/)?" + NUMBER + "\\.\\." + NUMBER + "(?:/" + NUMBER + ")?");

    private static final Map<String, Parameter> PARAMETERS = Map.of(
            "RR", Parameter.RESPIRATORY_RATE,
            "SpO2", Parameter.SPO2,
            "SBP", Parameter.SYSTOLIC_PRESSURE,
            "pulse", Parameter.PULSE,
            "temperature", Parameter.TEMPERATURE,
            "consciousness", Parameter.CONSCIOUSNESS,
            "oxygen", Parameter.AIR_OR_OXYGEN);

    static ShiftLine of(String text) {
        Matcher parts = matched(SHAPE, text);
        Map<String, String> options = new HashMap<>();
        if (parts.group(4) != null) {
            for (String option : parts.group(4).split(", ", -1)) {
                int space = option.indexOf(' ');
                options.put(option.substring(0, space), option.substring(space + 1));
            }
        }
        return new ShiftLine(parts.group(1), parts.group(2), parts.group(3), options);
    }

    /** The line itself; or, where it says {@code (every 20, until 10:05:00)}, as many lines, that many seconds apart. */
    List<ShiftLine> repeated() {
        if (!options.containsKey("every")) {
            return List.of(this);
        }
        List<ShiftLine> lines = new ArrayList<>();
        for (long at = now();
                at <= Story.at(options.getOrDefault("until", time));
                at += 1000 * Long.parseLong(options.get("every"))) {
            lines.add(new ShiftLine(Story.timeOf(at), who, what, options));
        }
        return lines;
    }

    boolean isRestart() {
        return who.equals("restart");
    }

    /**
     * What it is to the alarms.
     *
     * @param number of the line, which makes its command's id
     * @param alarms finds the id of what a nurse calls {@code heart rate high} or {@code the episode}
     */
    AlarmInput input(int number, UnaryOperator<String> alarms) {
        if (who.equals("-")) {
            return new Tick(now());
        }
        if (!DEVICES.containsKey(who)) {
            return commanded(number, alarms);
        }
        DeviceId device = new DeviceId(DEVICES.get(who));
        if (what.equals("is taken off")) {
            return new Released(device, now());
        }
        if (what.equals("is assigned")) {
            return new Owed(device, Story.kindOf(device.value()), Story.BED, now());
        }
        if (what.startsWith("is refused ")) {
            String[] words = what.split(" ", -1);
            return new Refused(device, words[3], Long.parseLong(words[2]));
        }
        if (what.startsWith("news2") || what.startsWith("model")) {
            DeviceKind kind = Story.kindOf(device.value());
            return new Scored(new PatientScore(Story.PATIENT, Story.BED, device, kind, now(), score()));
        }
        Sample sample = sample();
        long stampedAt = sample.measuredAt() + 1000 * Long.parseLong(options.getOrDefault("clock", "0"));
        return new Measured(new PatientSample(
                Story.PATIENT, device, Story.kindOf(device.value()), Story.BED, sample, stampedAt, now()));
    }

    private long now() {
        return Story.at(time);
    }

    private long measured() {
        return Story.at(options.getOrDefault("measured", time));
    }

    private double number(String option) {
        return Double.parseDouble(options.getOrDefault(option, "NaN"));
    }

    private Sample sample() {
        return new Sample(
                measured(), Story.readings(what), Observations.unknown(), number("quality"), number("battery"));
    }

    private Score score() {
        return what.startsWith("model") ? model() : news2();
    }

    private Score news2() {
        List<Part> parts = new ArrayList<>();
        for (String part : what.substring("news2 ".length()).split(", ", -1)) {
            String[] words = part.split(" ", -1);
            parts.add(new Part(Objects.requireNonNull(PARAMETERS.get(words[0])), Integer.parseInt(words[1]), "n/a"));
        }
        return new News2(measured(), parts, List.of(), false, options.containsKey("at"), false);
    }

    private Score model() {
        double share = Double.parseDouble(options.getOrDefault("share", "0.6"));
        List<Contribution> contributions = List.of(
                new Contribution(VitalSign.HEART_RATE, share, 131, 107),
                new Contribution(VitalSign.SKIN_TEMPERATURE, 0.95 - share, 32.14, 33.5));
        double value = Double.parseDouble(what.substring("model ".length()));
        ModelRef model = new ModelRef("wearable", "1");
        return new ModelScore(model, measured() - 60_000, measured(), measured(), value, contributions, 1, false);
    }

    private AlarmInput commanded(int number, UnaryOperator<String> alarms) {
        long issuedAt = Story.at(options.getOrDefault("issued", time));
        String id = options.getOrDefault("id", "command-" + number);
        return new Commanded(new AlarmCommand(id, Story.PATIENT, issuedAt, who, action(alarms, issuedAt)), now());
    }

    private Action action(UnaryOperator<String> alarms, long issuedAt) {
        int space = (what + " ").indexOf(' ');
        String rest = what.substring(Math.min(space + 1, what.length()));
        String[] reasoned = (rest + ": ").split(": ", -1);
        String object = reasoned[0];
        return switch (what.substring(0, space).replace(":", "")) {
            case "acknowledges" -> new Action.Acknowledge(alarms.apply(object), reasoned[1]);
            case "declines" -> new Action.Decline(alarms.apply(object), reasoned[1]);
            case "clears" -> new Action.ClearLatched(alarms.apply(object), "");
            case "marks" ->
                new Action.MarkUseful(
                        alarms.apply(object.replaceFirst(" as (not )?useful$", "")),
                        !object.endsWith(" as not useful"));
            case "hands" -> new Action.HandOver(alarms.apply(before(object)), after(object, " to "), reasoned[1]);
            case "silences" -> new Action.Silence(alarms.apply(before(object)), until(object), reasoned[1]);
            case "sets" -> new Action.SetLimits(limits(object, issuedAt));
            case "pauses" -> new Action.Pause(until(" " + object), reasoned[1]);
            case "resumes" -> new Action.Resume();
            case "admits" -> new Action.Admit(new Location(Story.BED.ward(), after(" " + object, " to ")));
            case "discharges" -> new Action.Discharge(object);
            case "assigns" -> new Action.AssignDevice(new DeviceId(object), Story.kindOf(object));
            default -> throw new IllegalArgumentException("nobody can do this: " + what);
        };
    }

    /** The alarm in {@code heart rate high until 10:30:00} and {@code heart rate high to Bob}. */
    private static String before(String object) {
        return object.replaceFirst(" (until|to) .*", "");
    }

    private static String after(String object, String word) {
        return object.substring(object.indexOf(word) + word.length());
    }

    private static long until(String object) {
        return Story.at(after(object, " until ").split(" ", -1)[0]);
    }

    /** {@code HR 40/50..150/170, RR 5/8..40/45 until 12:00:00 by Dr-Roy}. */
    private OwnLimits limits(String object, long issuedAt) {
        Map<VitalSign, Change> changes = new EnumMap<>(VitalSign.class);
        for (String limit : before(object).split(", ", -1)) {
            Matcher parts = matched(LIMITS, limit);
            String delay = options.get("delay");
            changes.put(
                    Story.vital(parts.group(1)),
                    new Change(
                            orWard(parts.group(3)),
                            orWard(parts.group(4)),
                            orWard(parts.group(2)),
                            orWard(parts.group(5)),
                            delay == null ? null : Duration.ofSeconds(Long.parseLong(delay))));
        }
        return new OwnLimits(changes, false, issuedAt, who, after(object, " by "), until(object));
    }

    private static double orWard(String limit) {
        return limit == null ? Double.NaN : Double.parseDouble(limit);
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("cannot be read: " + text);
        }
        return matcher;
    }
}
