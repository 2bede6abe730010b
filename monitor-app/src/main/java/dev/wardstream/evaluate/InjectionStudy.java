package dev.wardstream.evaluate;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.evaluate.InjectionReport.Detection;
import dev.wardstream.intake.Plausibility;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.patient.Windowing;
import dev.wardstream.recordings.Recording;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.replay.RecordedIntake;
import dev.wardstream.score.PersonMark;
import dev.wardstream.score.RnnModel;
import dev.wardstream.train.Folds;
import dev.wardstream.train.Progress;
import dev.wardstream.train.Recipe;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts trouble into recordings that a model has not learned from, and sees which detector notices, and when. */
final class InjectionStudy {
    private static final int HALVES = 2;
    private static final int LEAST_PERSONS = 8;
    private static final int COMPONENTS = 2;
    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final RnnModel model;
    private final Recipe recipe;
    private final List<WindowShape> shapes;
    private final List<Recording> recordings;
    private final long ramp;

    private InjectionStudy(RnnModel model, List<Recording> recordings) {
        this.model = model;
        this.recipe = Recipe.ofId(model.ref().id());
        this.shapes = List.of(WindowShape.of(model));
        this.recordings = recordings;
        // A slow change takes half of what the model looks back.
        ramp = model.window().length().toMillis() / 2;
    }

    /** Empty where too few recordings are long enough: the model may have to learn from half of them. */
    static Optional<InjectionReport> of(RnnModel model, EvaluateSettings.Folder folder, long seed, Progress progress)
            throws IOException {
        List<Recording> enough = new ArrayList<>();
        try (Recordings all = folder.open()) {
            while (all.hasNext()) {
                Recording recording = all.next();
                if (span(recording) >= 1.5 * model.window().length().toMillis()) {
                    enough.add(cleaned(recording));
                }
            }
        }
        long persons = enough.stream().map(Recording::person).distinct().count();
        return persons < LEAST_PERSONS
                ? Optional.empty()
                : Optional.of(new InjectionStudy(model, enough).run(folder, seed, progress));
    }

    private InjectionReport run(EvaluateSettings.Folder folder, long seed, Progress progress) throws IOException {
        Set<String> persons = recordings.stream().map(Recording::person).collect(Collectors.toSet());
        Folds folds = Folds.of(persons, HALVES, seed);
        Map<String, List<DetectorTrial.Traces>> traces = new LinkedHashMap<>();
        for (int half = 0; half < HALVES; half++) {
            Set<String> judged = folds.persons(half);
            Map<String, Detector> detectors = detectors(folder, judged, seed, progress);
            for (int i = 0; i < recordings.size(); i++) {
                if (judged.contains(recordings.get(i).person())) {
                    progress.at("injecting into " + folder.set().id(), i, recordings.size());
                    trace(i, detectors, traces);
                }
            }
        }
        double days = recordings.stream().mapToLong(InjectionStudy::span).sum() / DAY_MILLIS;
        List<Detection> detections = new ArrayList<>();
        traces.forEach((detector, its) -> detections.addAll(new DetectorTrial(its, days).detections(detector)));
        return new InjectionReport(
                folder.set().id(), model.ref().toString(), "made up", recordings.size(), days, detections);
    }

    private Map<String, Detector> detectors(
            EvaluateSettings.Folder folder, Set<String> judged, long seed, Progress progress) {
        Map<RecordingSet, Path> learned = Map.of(folder.set(), folder.directory());
        RnnModel own = PersonMark.isOfAny(model.card().origin().persons(), judged)
                ? AnomalyJudge.without(recipe, learned, judged::contains, seed, progress)
                : model;
        List<Window> others = recordings.stream()
                .filter(recording -> !judged.contains(recording.person()))
                .flatMap(recording -> windows(recording, recording.samples()).stream())
                .toList();
        int recent = recipe.scoring().judgedSteps();
        Map<String, Detector> detectors = new LinkedHashMap<>();
        detectors.put(model.ref().toString(), Detector.of(own));
        detectors.put("limits", Detector.limits(model.channels(), recent));
        detectors.put(
                "weighted z-score", Detector.weightedZ(recent, recipe.scoring().normalHalfLifeSteps()));
        detectors.put("PCA", Detector.principalComponents(others, recent, COMPONENTS));
        return detectors;
    }

    /** The recording as it is, then with each injection, by every detector. */
    private void trace(int which, Map<String, Detector> detectors, Map<String, List<DetectorTrial.Traces>> traces) {
        Recording recording = recordings.get(which);
        List<Window> recorded = windows(recording, recording.samples());
        List<List<Window>> courses = new ArrayList<>();
        for (Injection injection : Injection.values()) {
            courses.add(windows(recording, injected(which, injection)));
        }
        detectors.forEach((name, detector) -> traces.computeIfAbsent(name, n -> new ArrayList<>())
                .add(new DetectorTrial.Traces(
                        onset(recording),
                        trace(recorded, detector),
                        courses.stream()
                                .map(windows -> trace(windows, detector))
                                .toList())));
    }

    private static DetectorTrial.Trace trace(List<Window> windows, Detector detector) {
        return new DetectorTrial.Trace(
                windows.stream().mapToLong(Window::at).toArray(),
                windows.stream().mapToDouble(detector::score).toArray());
    }

    private List<Sample> injected(int which, Injection injection) {
        List<Sample> samples = recordings.get(which).samples();
        List<Sample> others = recordings.get((which + 1) % recordings.size()).samples();
        long onset = onset(recordings.get(which));
        Map<VitalSign, Double> before = new EnumMap<>(VitalSign.class);
        List<Sample> changed = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            Readings readings = sample.readings();
            if (sample.measuredAt() < onset) {
                VitalSign.ALL.stream().filter(readings::has).forEach(vital -> before.put(vital, readings.get(vital)));
                changed.add(sample);
            } else {
                double progress = Math.min(1, (double) (sample.measuredAt() - onset) / ramp);
                Readings other = others.get(i % others.size()).readings();
                changed.add(sample.withReadings(injection.into(readings, progress, Readings.of(before), other)));
            }
        }
        return changed;
    }

    /** The windows that the model would have been given of these samples. */
    private List<Window> windows(Recording recording, List<Sample> samples) {
        RecordedIntake intake = new RecordedIntake(recording, "evaluation");
        Windowing windowing = new Windowing(RecordedIntake.patientOf(recording), AlarmPolicy.defaults());
        List<Window> windows = new ArrayList<>();
        for (Sample each : samples) {
            @Nullable PatientSample sample = intake.letIn(each);
            if (sample != null) {
                windowing.take(sample, shapes).due().forEach(due -> windows.add(due.window()));
            }
        }
        return windows;
    }

    private static Recording cleaned(Recording recording) {
        return new Recording(
                recording.id(),
                recording.person(),
                recording.kind(),
                recording.samples().stream()
                        .map(sample -> Plausibility.of(sample).sample())
                        .toList(),
                recording.notes());
    }

    private static long span(Recording recording) {
        List<Sample> samples = recording.samples();
        return samples.get(samples.size() - 1).measuredAt() - samples.get(0).measuredAt();
    }

    /** Half-way. */
    private static long onset(Recording recording) {
        return recording.samples().get(0).measuredAt() + span(recording) / 2;
    }
}
