package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.CommandOutcome.Result;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.words.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which commands are taken up at all: each once, and none from long ago or from the future. Those that were judged lately are
 * remembered for as long as they are not too old anyway; of a flood of them only the newest, and what is older than those is
 * too old. So a sender gone mad cannot make a patient's state grow.
 */
final class Commands {
    /** How far a sender's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(2);
    /** How many are remembered. */
    static final int MOST = 200;

    private record Judged(String id, long issuedAt) {}

    private final List<Judged> judged = new ArrayList<>(0);
    /** When the newest command was issued of those that are remembered no more, though not too old. */
    private long forgottenUntil = Long.MIN_VALUE;

    /** Why a command is not taken up; null where it is. */
    @Nullable Refusal refuse(AlarmCommand command, long now, Duration within) {
        judged.removeIf(earlier -> earlier.issuedAt < now - within.toMillis());
        if (judged.stream().anyMatch(earlier -> earlier.id.equals(command.id()))) {
            return Refusal.of(Result.DUPLICATE, "refused.twice");
        }
        if (command.issuedAt() > now + AHEAD.toMillis()) {
            return Refusal.of(Result.CLOCK_AHEAD, "refused.ahead", command.issuedAt(), now);
        }
        if (command.issuedAt() <= forgottenUntil) {
            return Refusal.of(Result.STALE, "refused.flood", MOST);
        }
        if (command.issuedAt() < now - within.toMillis()) {
            return Refusal.of(Result.STALE, "refused.old", command.issuedAt(), within.toMillis());
        }
        judged.add(new Judged(command.id(), command.issuedAt()));
        if (judged.size() > MOST) {
            Judged oldest = Collections.min(judged, Comparator.comparingLong(Judged::issuedAt));
            judged.remove(oldest);
            forgottenUntil = oldest.issuedAt;
        }
        return null;
    }

    /** Why a command is not done. */
    record Refusal(Result result, Said said) {
        static Refusal of(Result result, String code, Object... arguments) {
            return new Refusal(result, Said.of(code, arguments));
        }
    }

    /** The name of what a command asks, such as {@code Acknowledge}. */
    static String nameOf(Action action) {
        return action.getClass().getSimpleName();
    }

    void writeTo(StateWriter out) {
        out.time(forgottenUntil);
        out.items(judged.size());
        for (Judged earlier : judged) {
            out.text(earlier.id);
            out.time(earlier.issuedAt);
        }
        out.end();
    }

    static Commands readFrom(StateReader in) {
        Commands commands = new Commands();
        commands.forgottenUntil = in.time();
        commands.judged.addAll(in.list(earlier -> new Judged(earlier.text(), earlier.time())));
        return commands;
    }
}
