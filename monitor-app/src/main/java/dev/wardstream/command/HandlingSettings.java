package dev.wardstream.command;

import com.typesafe.config.Config;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Handling;
import dev.wardstream.alarm.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the alarm section of the settings says of alarms that are raised. */
final class HandlingSettings {
    private HandlingSettings() {}

    static Handling handling(Config alarm) {
        Config escalation = alarm.getConfig("escalation");
        Config flapping = alarm.getConfig("flapping");
        return new Handling(
                latching(alarm.getConfig("latching")),
                alarm.getDuration("together"),
                new Handling.Escalation(
                        steps(escalation, "high"), steps(escalation, "medium"), steps(escalation, "low")),
                new Handling.Flapping(
                        flapping.getInt("times"),
                        AlarmSettings.perDeviceKind(flapping.getConfig("within")),
                        AlarmSettings.perDeviceKind(flapping.getConfig("quiet"))),
                alarm.getDuration("silenceAtMost"),
                alarm.getDuration("pauseAtMost"),
                alarm.getDuration("commandsWithin"));
    }

    private static Handling.Latching latching(Config config) {
        Priority from = config.getString("from").equals("none") ? null : AlarmSettings.priority(config, "from");
        Map<AlarmKind, Boolean> kinds = new EnumMap<>(AlarmKind.class);
        kinds(config, "always").forEach(kind -> kinds.put(kind, true));
        kinds(config, "never").forEach(kind -> kinds.put(kind, false));
        return new Handling.Latching(from, kinds);
    }

    private static List<AlarmKind> kinds(Config config, String path) {
        return config.getStringList(path).stream()
                .filter(name -> !name.isBlank())
                .map(name -> kind(config, path, name))
                .toList();
    }

    private static AlarmKind kind(Config config, String path, String name) {
        try {
            return AlarmKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(config.getValue(path).origin().description() + ": latching." + path
                    + " names no kind of alarm; there are " + List.of(AlarmKind.values()));
        }
    }

    /** An empty environment variable makes a list of one empty text: no step at all. */
    private static List<Duration> steps(Config config, String path) {
        return config.getStringList(path).equals(List.of("")) ? List.of() : config.getDurationList(path);
    }
}
