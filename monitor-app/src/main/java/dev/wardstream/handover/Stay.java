package dev.wardstream.handover;

import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.handover.PatientHandover.Pause;
import dev.wardstream.schemas.avro.Admit;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.Discharge;
import dev.wardstream.schemas.avro.Resume;
import dev.wardstream.vitals.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people said of a patient's stay and was done: commands and their outcomes, which come in any order. Mutable. */
final class Stay {
    private final Map<String, AlertCommand> asked = new HashMap<>();
    private final List<CommandOutcome> done = new ArrayList<>();
    private @Nullable Pause pause;
    private long dischargedAt = Long.MIN_VALUE;
    private @Nullable Location admittedTo;
    private long admittedAt = Long.MIN_VALUE;

    void take(AlertCommand command) {
        asked.put(command.getCommandId(), command);
    }

    void take(CommandOutcome outcome) {
        if (outcome.isDone()) {
            done.add(outcome);
        }
    }

    /** Puts both halves together, once all were taken; what was done later holds. */
    void judge() {
        for (CommandOutcome outcome : done) {
            AlertCommand command = asked.get(outcome.command());
            if (command != null) {
                done(command.getCommand(), outcome);
            }
        }
    }

    private void done(Object command, CommandOutcome outcome) {
        if (command instanceof dev.wardstream.schemas.avro.Pause paused) {
            pause = new Pause(paused.getUntil(), outcome.issuedBy(), paused.getReason());
        } else if (command instanceof Resume) {
            pause = null;
        } else if (command instanceof Admit admitted) {
            admittedTo = new Location(admitted.getWard(), admitted.getBed());
            admittedAt = outcome.at();
            dischargedAt = Long.MIN_VALUE;
        } else if (command instanceof Discharge) {
            pause = null;
            dischargedAt = outcome.at();
        }
    }

    /** Null where the alarms call at an instant. */
    @Nullable Pause pause(long at) {
        return pause == null || pause.until() <= at ? null : pause;
    }

    /** {@link Long#MIN_VALUE} where they were not, or are here again. */
    long dischargedAt() {
        return dischargedAt;
    }

    @Nullable Location admittedTo() {
        return admittedTo;
    }

    long admittedAt() {
        return admittedAt;
    }
}
