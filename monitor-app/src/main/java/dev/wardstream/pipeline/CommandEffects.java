package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmInput.Commanded;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Objection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a command changes beyond the alarms: who wears which device, and what whoever asked is told of it. */
final class CommandEffects {
    private final Wearing wearing;
    private final CommandCheck check;

    CommandEffects(Wearing wearing, CommandCheck check) {
        this.wearing = wearing;
        this.check = check;
    }

    /**
     * What the alarms have done of a command, once who wears which device follows it; refused where it cannot.
     *
     * @param bed where the patient was admitted to, null where nobody said
     * @param changed takes the devices' histories
     */
    CommandOutcome carriedOut(
            Commanded commanded, CommandOutcome done, @Nullable Location bed, Consumer<Assignments> changed) {
        PatientId before = commanded.command().action() instanceof Action.AssignDevice asked
                ? wearing.wearerOf(asked.device())
                : null;
        try {
            wearing.changed(commanded.command(), bed, commanded.now()).forEach(changed);
            return before != null && !before.equals(done.patient())
                    ? done.saying(done.said().and("done.assign.from", before))
                    : toldOfNeighbours(done, commanded);
        } catch (IllegalArgumentException e) {
            return new CommandOutcome(
                    done.command(),
                    done.patient(),
                    done.action(),
                    done.issuedBy(),
                    done.at(),
                    CommandOutcome.Result.INVALID,
                    Objection.of(e));
        }
    }

    /** Who shares a bed knowingly reads with whom. */
    private CommandOutcome toldOfNeighbours(CommandOutcome done, Commanded commanded) {
        CommandOutcome told = done;
        for (PatientId other : check.neighbours(commanded.command())) {
            told = told.saying(told.said().and("done.admit.shared", other));
        }
        return told;
    }
}
