package dev.wardstream.patient;

import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.alarm.Reaction;
import dev.wardstream.patient.Windowing.Due;
import dev.wardstream.score.Model;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2Fold;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the monitor knows of one patient: a fold over samples, commands, notices and the passing of time.
 *
 * <pre>
 * sample ─► trusted? ─► windows ─► models ─┐
 *                   └─► NEWS2 ─────────────┴─► alarms ◄─ commands, notices, ticks
 * </pre>
 *
 * <p>The same inputs give the same scores and alerts, wherever the stream was stopped in between. Mutable; for one thread.
 */
public final class PatientMonitor {
    private final PatientRules rules;
    private final Windowing windowing;
    private final News2Fold news2;
    private final PatientAlarms alarms;

    /** Goes on with what was known of a patient. */
    public PatientMonitor(PatientRules rules, Windowing windowing, News2Fold news2, PatientAlarms alarms) {
        this.rules = rules;
        this.windowing = windowing;
        this.news2 = news2;
        this.alarms = alarms;
    }

    /** A patient of whom nothing is known yet. */
    public static PatientMonitor start(PatientId patient, PatientRules rules) {
        return new PatientMonitor(
                rules,
                new Windowing(patient, rules.alarms()),
                News2Fold.start(rules.news2()),
                PatientAlarms.start(patient, rules.alarms()));
    }

    /**
     * Moves on by one sample of the patient's.
     *
     * @param fleet the models of this moment: all of a sample's windows are those of one fleet
     * @param kernels of the thread that calls
     * @throws IllegalArgumentException if the sample is another patient's; what is known of this one is then not to be trusted
     */
    public Step step(PatientSample sample, Fleet fleet, Kernels kernels) {
        Windowing.Result windowed = windowing.take(sample, fleet.shapes());
        List<ScoredWindow> scored = scored(windowed.due(), fleet, kernels);
        News2 total = total(sample, windowed);
        Turn turn = new Turn(sample, windowed.trusted().flatSince(), scores(sample, scored, total));
        return new Step(turn, windowed.trusted(), scored, tried(windowed.due(), fleet), windowed.tooOld(), hear(turn));
    }

    /** Moves on by what no device measured: a command, a notice, a device that was taken off, the passing of time. */
    public Reaction step(AlarmInput.Unmeasured input) {
        return alarms.step(input);
    }

    /**
     * Has the alarms hear a sample and the scores that came of it: the end of {@link #step(PatientSample, Fleet, Kernels)}, by itself
     * for who tries several policies over the same scores.
     */
    public List<Reaction> hear(Turn turn) {
        Reaction first = alarms.step(new AlarmInput.Measured(turn.sample(), turn.flatSince()));
        if (turn.scores().isEmpty()) {
            return List.of(first);
        }
        List<Reaction> reactions = new ArrayList<>(1 + turn.scores().size());
        reactions.add(first);
        for (PatientScore score : turn.scores()) {
            reactions.add(alarms.step(new AlarmInput.Scored(score)));
        }
        return reactions;
    }

    private static List<ScoredWindow> scored(List<Due> windows, Fleet fleet, Kernels kernels) {
        if (windows.isEmpty()) {
            return List.of();
        }
        List<ScoredWindow> scored = new ArrayList<>(windows.size());
        for (Due due : windows) {
            Model model = fleet.inForce(due.shape(), due.window().at());
            if (model != null) {
                scored.add(new ScoredWindow(model, due.window(), kernels.score(model, due.window())));
            }
        }
        return scored;
    }

    private static List<DueWindow> tried(List<Due> windows, Fleet fleet) {
        if (windows.isEmpty()) {
            return List.of();
        }
        List<DueWindow> tried = new ArrayList<>();
        for (Due due : windows) {
            for (Model shadow : fleet.shadows(due.shape(), due.window().at())) {
                tried.add(new DueWindow(shadow, due.window()));
            }
        }
        return tried;
    }

    private static List<PatientScore> scores(PatientSample sample, List<ScoredWindow> scored, @Nullable News2 total) {
        if (scored.isEmpty() && total == null) {
            return List.of();
        }
        List<PatientScore> scores = new ArrayList<>(scored.size() + 1);
        for (ScoredWindow window : scored) {
            if (window.score() != null) {
                scores.add(PatientScore.of(sample, window.score(), false));
            }
        }
        if (total != null) {
            scores.add(PatientScore.of(sample, total, false));
        }
        return scores;
    }

    private @Nullable News2 total(PatientSample sample, Windowing.Result windowed) {
        OwnLimits own = alarms.ownLimits();
        news2.under(own != null && own.spo2Scale2() ? rules.news2OnScale2() : rules.news2());
        if (windowed.trusted().isFlat()) {
            news2.leaveOutPulse(sample.source(), sample.measuredAt());
        }
        return news2.take(sample.source(), windowed.trusted().sample(), windowed.late());
    }

    /** When, on the ward's clock, the next {@link AlarmInput.Tick} is needed; {@link Long#MAX_VALUE} if nothing is due. */
    public long nextDue() {
        return alarms.nextDue();
    }

    /** The devices that are watched for this patient, in the order they were first heard. */
    public List<DeviceId> devices() {
        return alarms.devices();
    }

    /** Whether a device is silent that is still the patient's: one that may be taken off without another word from it. */
    public boolean awaitsDevice() {
        return alarms.awaitsDevice();
    }

    /** Where the patient was admitted to; null where nobody said. */
    public @Nullable Location bed() {
        return alarms.bed();
    }

    /** The patient's own limits, null where the ward's hold. */
    public @Nullable OwnLimits ownLimits() {
        return alarms.ownLimits();
    }

    /** Whether the patient left so long ago that nothing of them needs to be kept. */
    public boolean isForgettable() {
        return alarms.isForgettable();
    }

    /** The windows and what they rest on, live: for whoever keeps them. */
    public Windowing windowing() {
        return windowing;
    }

    /** NEWS2, live: for whoever keeps it. */
    public News2Fold news2() {
        return news2;
    }

    /** The alarms, live: for whoever keeps them. */
    public PatientAlarms alarms() {
        return alarms;
    }
}
