package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.patient.Turn;
import dev.wardstream.vitals.PatientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded patient as the monitor would have seen him, up to his death.
 *
 * @param person who it was: one person may have several recordings
 * @param turns in the order of their time; at least one
 * @param limits that nurses had set, in the order of their time
 * @param diedAt epoch milliseconds; null where he did not die, or nobody knows when
 */
public record Course(
        PatientId patient,
        String person,
        List<Turn> turns,
        List<OwnLimits> limits,
        @Nullable Long diedAt) {
    private static final double DAY = 86_400_000;

    public Course {
        turns = List.copyOf(turns);
        limits = List.copyOf(limits);
    }

    public long from() {
        return turns.get(0).at();
    }

    public long to() {
        return turns.get(turns.size() - 1).at();
    }

    /** From the first sample to the last. */
    public double days() {
        return (to() - from()) / DAY;
    }

    /** The nurses' limits as the commands that set them. */
    List<AlarmCommand> commands() {
        return limits.stream()
                .map(set -> new AlarmCommand(
                        "limits-" + set.setAt(),
                        patient,
                        set.setAt(),
                        set.setBy(),
                        new AlarmCommand.Action.SetLimits(set)))
                .toList();
    }
}
