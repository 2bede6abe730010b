package dev.wardstream.ward;

import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.schemas.avro.Admit;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.MarkUseful;
import dev.wardstream.schemas.avro.Pause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Commands of which more must be known than that they were done, and what became of them: they come on two topics, in any
 * order. Of those that wait for the other half for ever the oldest are forgotten.
 */
final class Judged {
    private static final int MOST_WAITING = 50_000;
    private static final Set<String> NEEDED =
            Set.of(Pause.class.getSimpleName(), Admit.class.getSimpleName(), MarkUseful.class.getSimpleName());

    private final Map<String, AlertCommand> asked = bounded();
    private final Map<String, Verdict> verdicts = bounded();

    /**
     * A command that was done.
     *
     * @param order of its outcome among all outcomes: of what contradicts each other the later holds
     */
    record Done(AlertCommand command, long order) {}

    private record Verdict(CommandOutcome outcome, long order) {}

    /** Null where its outcome is not known yet, or was not that it was done. */
    @Nullable Done take(AlertCommand command) {
        if (!NEEDED.contains(command.getCommand().getClass().getSimpleName())) {
            return null;
        }
        String key = command.getPatientId() + " " + command.getCommandId();
        Verdict verdict = verdicts.remove(key);
        if (verdict == null) {
            asked.put(key, command);
            return null;
        }
        return verdict.outcome.isDone() ? new Done(command, verdict.order) : null;
    }

    /** Null where the command is not known yet, or was refused. */
    @Nullable Done take(CommandOutcome outcome, long order) {
        if (!NEEDED.contains(outcome.action())) {
            return null;
        }
        String key = outcome.patient() + " " + outcome.command();
        AlertCommand command = asked.remove(key);
        if (command == null) {
            verdicts.putIfAbsent(key, new Verdict(outcome, order));
            return null;
        }
        return outcome.isDone() ? new Done(command, order) : null;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST_WAITING;
            }
        };
    }
}
