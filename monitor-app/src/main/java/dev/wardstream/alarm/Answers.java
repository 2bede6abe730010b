package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmCommand.Action.Acknowledge;
import dev.wardstream.alarm.AlarmCommand.Action.ClearLatched;
import dev.wardstream.alarm.AlarmCommand.Action.Decline;
import dev.wardstream.alarm.AlarmCommand.Action.HandOver;
import dev.wardstream.alarm.AlarmCommand.Action.Silence;
import dev.wardstream.alarm.Alert.Answer;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.CommandOutcome.Result;
import dev.wardstream.alarm.Commands.Refusal;
import dev.wardstream.alarm.Episodes.Part;
import dev.wardstream.alarm.Response.Acknowledged;
import dev.wardstream.words.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to an alarm or to a whole episode. It counts for what there was to see when it was given: an alarm that
 * was raised or rose since is not answered by it.
 */
final class Answers {
    private final Episodes episodes;
    private final Handling handling;

    Answers(Episodes episodes, Handling handling) {
        this.episodes = episodes;
        this.handling = handling;
    }

    /** Does what is asked; returns why not, or null where it is done. */
    @Nullable Refusal answer(AlarmCommand command, long now, Telling out) {
        Action action = command.action();
        if (action instanceof Acknowledge asked) {
            return acknowledge(command, asked, now, out);
        } else if (action instanceof Decline asked) {
            return decline(command, asked, now, out);
        } else if (action instanceof HandOver asked) {
            return handOver(command, asked, now, out);
        } else if (action instanceof Silence asked) {
            return silence(command, asked, now, out);
        } else if (action instanceof ClearLatched asked) {
            return clear(command, asked, now, out);
        }
        throw new IllegalStateException("no answer to an alarm: " + action);
    }

    private @Nullable Refusal acknowledge(AlarmCommand command, Acknowledge asked, long now, Telling out) {
        List<Part> seen = seen(asked.alarm(), command);
        List<Part> open = seen.stream().filter(part -> part.alarm().isAwaited()).toList();
        for (Part part : open) {
            Alarm next = part.alarm().acknowledged(command.issuedBy(), now, asked.comment());
            episodes.change(part, next, Event.ACKNOWLEDGED, answerOf(command, asked.comment()), now, out);
        }
        return open.isEmpty() ? whyNot(asked.alarm(), seen) : null;
    }

    private @Nullable Refusal decline(AlarmCommand command, Decline asked, long now, Telling out) {
        List<Part> seen = seen(asked.alarm(), command);
        Part called = called(seen);
        if (called == null || called.episode().hasSteppedSince(command.issuedAt())) {
            return called == null ? whyNot(asked.alarm(), seen) : overtaken(called.episode());
        }
        Answer answer = answerOf(command, asked.reason());
        out.happened(Event.DECLINED, called.alarm(), called.episode(), false, now, answer);
        Alarm goesUp = called.episode().leaderWithALevelLeft(handling.escalation());
        if (goesUp != null) {
            episodes.escalate(called.episode(), goesUp, answer, now, out);
        }
        return null;
    }

    private @Nullable Refusal handOver(AlarmCommand command, HandOver asked, long now, Telling out) {
        List<Part> seen = seen(asked.alarm(), command);
        Part called = called(seen);
        if (called == null || called.episode().hasSteppedSince(command.issuedAt())) {
            return called == null ? whyNot(asked.alarm(), seen) : overtaken(called.episode());
        }
        called.episode().handedOver(asked.to(), now);
        Answer answer = answerOf(command, asked.comment());
        out.happened(Event.HANDED_OVER, called.alarm(), called.episode(), true, now, answer);
        return null;
    }

    private @Nullable Refusal silence(AlarmCommand command, Silence asked, long now, Telling out) {
        long longest = now + handling.silenceAtMost().toMillis();
        if (asked.until() <= now || asked.until() > longest) {
            return Refusal.of(Result.INVALID, "refused.silence", longest);
        }
        List<Part> seen = seen(asked.alarm(), command);
        List<Part> open = seen.stream()
                .filter(part -> part.alarm().isOn() && part.alarm().isAwaited())
                .toList();
        for (Part part : open) {
            Alarm next = part.alarm().silenced(command.issuedBy(), asked.until(), asked.reason());
            episodes.change(part, next, Event.SILENCED, answerOf(command, asked.reason()), now, out);
        }
        return open.isEmpty() ? whyNot(asked.alarm(), seen) : null;
    }

    private @Nullable Refusal clear(AlarmCommand command, ClearLatched asked, long now, Telling out) {
        List<Part> seen = seen(asked.alarm(), command);
        List<Part> latched =
                seen.stream().filter(part -> part.alarm().isLatched()).toList();
        for (Part part : latched) {
            episodes.clear(part, answerOf(command, ""), now, out);
        }
        if (seen.isEmpty()) {
            return whyNot(asked.alarm(), seen);
        }
        if (latched.isEmpty()) {
            return Refusal.of(Result.STILL_ON, "refused.clear");
        }
        return null;
    }

    /** What an id means, as far as it was there to be seen when the command was issued. */
    private List<Part> seen(String id, AlarmCommand command) {
        return episodes.meant(id).stream()
                .filter(part -> part.alarm().newsAt() <= command.issuedAt())
                .toList();
    }

    /** The most urgent alarm for which somebody is called; null where nobody is. */
    private static @Nullable Part called(List<Part> seen) {
        for (Part part : seen) {
            Alarm leader = part.episode().leader();
            if (leader != null && part.alarm().isCalling()) {
                return new Part(part.episode(), leader);
            }
        }
        return null;
    }

    private Refusal whyNot(String id, List<Part> seen) {
        if (!seen.isEmpty()) {
            return new Refusal(Result.ALREADY_ANSWERED, whoHas(seen.get(0).alarm()));
        }
        List<Part> meant = episodes.meant(id);
        return meant.isEmpty()
                ? over(id)
                : Refusal.of(Result.STALE, "refused.risen", meant.get(0).alarm().newsAt());
    }

    /** Somebody else has been called since: it is theirs to answer. */
    private static Refusal overtaken(Episode episode) {
        return Refusal.of(Result.STALE, "refused.overtaken", episode.steppedAt());
    }

    private static Said whoHas(Alarm alarm) {
        if (alarm.response() instanceof Acknowledged by) {
            return Said.of("refused.answered", by.by(), by.at());
        }
        return Said.of(alarm.isLatched() ? "refused.gone" : "refused.quiet");
    }

    /** Who answers a moment too late is told what became of it meanwhile. */
    private Refusal over(String id) {
        Said ending = episodes.ending(id);
        return ending == null
                ? Refusal.of(Result.NO_SUCH_ALARM, "refused.nothing", id)
                : new Refusal(Result.NO_SUCH_ALARM, ending);
    }

    private static Answer answerOf(AlarmCommand command, String reason) {
        return new Answer(command.id(), command.issuedBy(), reason);
    }
}
