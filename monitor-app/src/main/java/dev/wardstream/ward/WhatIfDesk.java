package dev.wardstream.ward;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.review.ComparisonView;
import dev.wardstream.review.PatientLog;
import dev.wardstream.review.Rules;
import dev.wardstream.review.Stretch;
import dev.wardstream.review.WhatIf;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries limits for people, one trial at a time, so that the monitor beside it is not slowed by more than one thread. A trial ends
 * when it takes too long, when its asker asks for another, and when nobody asks for it any more.
 */
final class WhatIfDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhatIfDesk.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** The page asks every half second: whoever has not asked for so long is gone. */
    private static final Duration GONE = Duration.ofSeconds(10);

    private static final int MOST_REMEMBERED = 20;

    private final Source source;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ward-whatif");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Trial> trials = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Trial> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private @Nullable Trial running;

    /** Where what came in of a patient is found. */
    interface Source {
        Stretch read(PatientId patient, PatientLog.Time time, AlarmPolicy policy, Progress progress);
    }

    /** How far a trial is. */
    sealed interface State {
        /** @param of how much there is to do in this stage; -1 where nobody knows */
        record Running(String stage, long done, long of) implements State {}

        record Done(ComparisonView comparison) implements State {}

        /** Nothing was measured in that time. */
        record Empty() implements State {}

        record TooLong(Duration longest) implements State {}

        record Failed(String cause) implements State {}
    }

    /** What somebody asked to be tried. */
    static final class Trial {
        private final String id = UUID.randomUUID().toString();
        private final String asker;
        private final PatientId patient;
        private final long begunAt = System.nanoTime();
        private volatile long askedAt = begunAt;
        private volatile boolean cancelled;
        private volatile State state = new State.Running("", 0, -1);

        Trial(String asker, PatientId patient) {
            this.asker = asker;
            this.patient = patient;
        }

        String id() {
            return id;
        }

        private void goOn(String stage, long done, long of) {
            long now = System.nanoTime();
            if (cancelled || now - askedAt > GONE.toNanos() || now - begunAt > LONGEST.toNanos()) {
                throw new CancellationException();
            }
            state = new State.Running(stage, done, of);
        }
    }

    WhatIfDesk(Source source) {
        this.source = source;
    }

    /**
     * Begins a trial over the time that is given.
     *
     * @return null where somebody else's is running
     */
    @Nullable Trial begin(String asker, PatientId patient, PatientLog.Time time, Rules rules, Map<VitalSign, Change> proposed) {
        Trial trial = new Trial(asker, patient);
        synchronized (trials) {
            Trial other = running;
            if (other != null && !other.asker.equals(asker)) {
                return null;
            }
            if (other != null) {
                other.cancelled = true;
            }
            running = trial;
            trials.put(trial.id, trial);
        }
        worker.execute(() -> run(trial, time, rules, proposed));
        return trial;
    }

    /** How far a trial of this patient is, which its asker is then still interested in; null where there is none of this id. */
    @Nullable State state(String id, String asker, PatientId patient) {
        Trial trial;
        synchronized (trials) {
            trial = trials.get(id);
        }
        if (trial == null || !trial.asker.equals(asker) || !trial.patient.equals(patient)) {
            return null;
        }
        trial.askedAt = System.nanoTime();
        return trial.state;
    }

    private void run(Trial trial, PatientLog.Time time, Rules rules, Map<VitalSign, Change> proposed) {
        try {
            trial.goOn("reading", 0, Progress.UNKNOWN);
            Stretch stretch = source.read(trial.patient, time, rules.ward(), trial::goOn);
            if (stretch.turns().isEmpty()) {
                trial.state = new State.Empty();
                return;
            }
            WhatIf whatIf = new WhatIf(rules, proposed, trial::goOn);
            whatIf.add(stretch);
            trial.state = new State.Done(ComparisonView.of(whatIf.comparison(), false));
        } catch (CancellationException e) {
            trial.state = new State.TooLong(LONGEST);
        } catch (RuntimeException e) {
            LOG.warn("Limits could not be tried", e);
            trial.state = new State.Failed(String.valueOf(e.getMessage()));
        } finally {
            synchronized (trials) {
                if (running == trial) {
                    running = null;
                }
            }
        }
    }

    @Override
    public void close() {
        synchronized (trials) {
            trials.values().forEach(trial -> trial.cancelled = true);
        }
        worker.shutdownNow();
    }
}
