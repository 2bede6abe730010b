package dev.wardstream.evaluate;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.intake.Plausibility;
import dev.wardstream.recordings.Recording;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2Fold;
import dev.wardstream.score.News2Settings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one recording in the order of its time, as the monitor would, and tells what is known at each moment: samples reach it
 * only when their time has come, so that nothing later can be in what it tells.
 */
final class Observer {
    private static final News2Settings NEWS2 = News2Settings.defaults();

    private final Map<View, PatientWindows> windows = new HashMap<>();
    private final News2Fold news2 = News2Fold.start(NEWS2);
    private final Map<VitalSign, Sample> latest = new EnumMap<>(VitalSign.class);
    private int news2Total;

    private Observer(Collection<View> views) {
        views.forEach(view -> windows.put(view, new PatientWindows(view.window(), view.signals())));
    }

    /** The moments of a recording that a task asks about. */
    static List<Moment> follow(Recording recording, Task task, Collection<View> views) {
        Observer observer = new Observer(views);
        List<Moment> moments = new ArrayList<>();
        int next = 0;
        for (Task.Instant instant : task.moments(recording)) {
            while (next < recording.samples().size()
                    && recording.samples().get(next).measuredAt() <= instant.at()) {
                observer.take(Plausibility.of(recording.samples().get(next)).sample());
                next++;
            }
            moments.add(observer.moment(recording, instant));
        }
        return moments;
    }

    private void take(Sample sample) {
        windows.values().forEach(patient -> patient.add(sample, false));
        @Nullable News2 score = news2.take(sample, false);
        if (score != null) {
            news2Total = score.total();
        }
        for (VitalSign vital : VitalSign.ALL) {
            if (sample.readings().has(vital)) {
                latest.put(vital, sample);
            }
        }
    }

    private Moment moment(Recording recording, Task.Instant instant) {
        Map<View, Window> seen = new HashMap<>();
        windows.forEach((view, patient) -> seen.put(view, patient.asOf(instant.at())));
        return new Moment(
                recording.person(),
                recording.id(),
                instant.at(),
                instant.outcome(),
                seen,
                news2Total,
                pastLimits(instant.at()));
    }

    private int pastLimits(long at) {
        long oldest = at - NEWS2.maxAge().toMillis();
        int past = 0;
        for (Map.Entry<VitalSign, VitalLimits> entry :
                AlarmPolicy.defaults().limits().entrySet()) {
            @Nullable Sample sample = latest.get(entry.getKey());
            if (sample != null && sample.measuredAt() >= oldest) {
                past += past(entry.getValue(), sample.readings().get(entry.getKey()));
            }
        }
        return past;
    }

    /** Comparisons with a limit that there is not (NaN) are false. */
    private static int past(VitalLimits limits, double value) {
        if (value < limits.extremeLow() || value > limits.extremeHigh()) {
            return 2;
        }
        return value < limits.low() || value > limits.high() ? 1 : 0;
    }
}
