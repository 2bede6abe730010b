package dev.wardstream.notify;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.words.Said;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of an episode: its alarms as they stand, and the newest call to each person about it. */
final class Episode {
    private static final int TOLD_AT_MOST = 5;

    private final Map<String, Alarm> alarms = new LinkedHashMap<>();
    private final Map<String, String> newestCall = new HashMap<>();
    private int openCalls;

    /**
     * An alarm of the episode.
     *
     * @param text as it was when it last called, or first was heard of
     * @param last what happened to it last
     */
    private record Alarm(Said text, Priority priority, Alert last) {
        boolean isOver() {
            return last.standing().presence() instanceof Presence.Off;
        }

        /** Whether a person still has to hear of it. */
        boolean tells() {
            Standing standing = last.standing();
            return standing.response() instanceof Response.Awaited
                    && standing.sound() instanceof Sound.Audible
                    && (last.calls() || isOnItsOwn(standing));
        }

        private boolean isOnItsOwn(Standing standing) {
            return (standing.hush() == Hush.NONE || standing.hush() == Hush.TOGETHER)
                    && (standing.presence() instanceof Presence.On || hasJustCeased());
        }

        /** A high alarm is told even where its condition is over before anybody heard of it. */
        boolean hasJustCeased() {
            return priority == Priority.HIGH && last.event() == Alert.Event.CEASED;
        }
    }

    void heard(Alert alert) {
        Alarm before = alarms.get(alert.id());
        alarms.put(
                alert.id(),
                alert.calls() || alert.event() == Alert.Event.SOUNDED || before == null
                        ? new Alarm(alert.said(), alert.priority(), alert)
                        : new Alarm(before.text(), before.priority(), alert));
    }

    void opened(Call call) {
        openCalls++;
        newestCall.put(call.person().name(), call.key());
    }

    void closed() {
        openCalls--;
    }

    boolean isDone() {
        return openCalls <= 0 && alarms.values().stream().allMatch(Alarm::isOver);
    }

    boolean isIdle() {
        return openCalls <= 0;
    }

    /**
     * Why a call need not be made any more; null where it must.
     *
     * @param isOld whether it waited so long that what is over is no news, not even of a high alarm
     */
    @Nullable String withdraws(Call call, boolean isOld) {
        if (!call.key().equals(newestCall.get(call.person().name()))) {
            return "overtaken by a newer call of the same episode";
        }
        boolean told = alarms.values().stream().anyMatch(alarm -> alarm.tells() && !(isOld && alarm.hasJustCeased()));
        return told ? null : why(call);
    }

    private String why(Call call) {
        Alarm alarm = alarms.get(call.round().cause().id());
        if (alarm == null) {
            return "over";
        }
        Standing standing = alarm.last().standing();
        if (standing.response() instanceof Response.Acknowledged answer) {
            return "acknowledged by " + answer.by();
        } else if (standing.sound() instanceof Sound.Silenced silenced) {
            return "silenced by " + silenced.by();
        }
        return standing.hush() == Hush.NONE ? "over before it was told" : "hushed: " + standing.hush();
    }

    /** The highest priority among what is told. */
    Priority priority() {
        return told().stream()
                .map(Alarm::priority)
                .max(Comparator.naturalOrder())
                .orElse(Priority.LOW);
    }

    /** What is told, the highest priority first. */
    Said text() {
        List<Alarm> told = told();
        Said text = Said.NOTHING;
        for (Alarm alarm : told.subList(0, Math.min(TOLD_AT_MOST, told.size()))) {
            text = (text.isEmpty() ? text : text.and("list.then")).and(alarm.text());
            text = alarm.last().event() == Alert.Event.CEASED ? text.and("message.over") : text;
        }
        return told.size() <= TOLD_AT_MOST ? text : text.and("message.more", told.size() - TOLD_AT_MOST);
    }

    private List<Alarm> told() {
        List<Alarm> told =
                new ArrayList<>(alarms.values().stream().filter(Alarm::tells).toList());
        told.sort(Comparator.comparing(Alarm::priority).reversed());
        return told;
    }
}
