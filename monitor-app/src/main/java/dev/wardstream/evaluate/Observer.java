package dev.wardstream.evaluate;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.patient.Fleet;
import dev.wardstream.patient.Kernels;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.patient.Step;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.recordings.Recording;
import dev.wardstream.replay.RecordedIntake;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2Settings;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one recording in the order of its time, by the monitor's own intake and patient, and tells what is known at each moment:
 * samples reach it only when their time has come, so that nothing later can be in what it tells.
 */
final class Observer {
    private static final PatientRules RULES = new PatientRules(AlarmPolicy.defaults(), News2Settings.defaults());

    private final RecordedIntake intake;
    private final PatientMonitor patient;
    private final Map<View, WindowShape> shapes = new LinkedHashMap<>();
    private final Fleet fleet;
    private final Kernels kernels = new Kernels();
    private final Map<VitalSign, Sample> latest = new EnumMap<>(VitalSign.class);
    private int news2Total;

    private Observer(Recording recording, Collection<View> views) {
        intake = new RecordedIntake(recording, "evaluation");
        patient = PatientMonitor.start(RecordedIntake.patientOf(recording), RULES);
        views.forEach(view -> shapes.put(view, WindowShape.of("view-" + shapes.size(), view.window(), view.signals())));
        fleet = Fleet.ofNone(shapes.values());
    }

    /** The moments of a recording that a task asks about. */
    static List<Moment> follow(Recording recording, Task task, Collection<View> views) {
        Observer observer = new Observer(recording, views);
        List<Moment> moments = new ArrayList<>();
        int next = 0;
        for (Task.Instant instant : task.moments(recording)) {
            while (next < recording.samples().size()
                    && recording.samples().get(next).measuredAt() <= instant.at()) {
                observer.take(recording.samples().get(next));
                next++;
            }
            moments.add(observer.moment(recording, instant));
        }
        return moments;
    }

    private void take(Sample recorded) {
        @Nullable PatientSample sample = intake.letIn(recorded);
        if (sample == null) {
            return;
        }
        Step step = patient.step(sample, fleet, kernels);
        for (PatientScore score : step.turn().scores()) {
            if (score.score() instanceof News2 total) {
                news2Total = total.total();
            }
        }
        Sample trusted = step.trusted().sample();
        for (VitalSign vital : VitalSign.ALL) {
            if (trusted.readings().has(vital)) {
                latest.put(vital, trusted);
            }
        }
    }

    private Moment moment(Recording recording, Task.Instant instant) {
        Map<View, Window> seen = new HashMap<>();
        shapes.forEach((view, shape) -> seen.put(view, patient.windowing().asOf(shape, instant.at())));
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
        long oldest = at - RULES.news2().maxAge().toMillis();
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
