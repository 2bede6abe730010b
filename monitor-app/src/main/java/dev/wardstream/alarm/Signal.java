package dev.wardstream.alarm;

import dev.wardstream.score.ModelRef;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.words.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What detection says of a condition: it began, rose in priority or is gone. What becomes of it as an alarm, {@link Episodes}
 * decides. The fields are those of {@link Alert}.
 *
 * @param id the alarm's id
 * @param about what the id says after the kind, such as the device; empty for an alarm about the patient
 * @param peak the worst of it so far; null of a device
 * @param basis what a score or model found, to tell whether a limit alarm has said it already
 * @param recurrence how often the alarm was raised lately
 */
record Signal(
        String id,
        AlarmKind kind,
        String about,
        Location location,
        DeviceId device,
        Priority priority,
        Alert.Event event,
        long onset,
        long at,
        long receivedAt,
        Said text,
        double value,
        double limit,
        Alert.@Nullable Peak peak,
        @Nullable ModelRef model,
        List<Contribution> contributions,
        boolean retrospective,
        Basis basis,
        Recurrence recurrence) {

    /** What is said of a device, without a value or a limit; {@code at} by the clock that {@code onset} is by. */
    static Signal ofDevice(
            String id,
            AlarmKind kind,
            String about,
            Location location,
            DeviceId device,
            Priority priority,
            Alert.Event event,
            long onset,
            long at,
            long receivedAt,
            Said text,
            Recurrence recurrence) {
        return new Signal(
                id,
                kind,
                about,
                location,
                device,
                priority,
                event,
                onset,
                at,
                receivedAt,
                text,
                Double.NaN,
                Double.NaN,
                null,
                null,
                List.of(),
                false,
                Basis.itself(),
                recurrence);
    }

    /** The same, resting on something else. */
    Signal withBasis(Basis other) {
        return new Signal(
                id,
                kind,
                about,
                location,
                device,
                priority,
                event,
                onset,
                at,
                receivedAt,
                text,
                value,
                limit,
                peak,
                model,
                contributions,
                retrospective,
                other,
                recurrence);
    }

    /** Whether this and another are about the same: an alarm that comes back. */
    boolean isSameMatter(AlarmKind otherKind, String otherAbout) {
        return kind == otherKind && about.equals(otherAbout);
    }
}
