package dev.wardstream.pipeline;

import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.pipeline.Forecast.Outlook;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Which commits cannot wait. Each costs the same, however little is in it, so that a small ward pays for little else: what may lead to
 * an alarm, and what is told, is committed soon, and plain samples wait for more.
 *
 * <p>The intake does not know what a sample leads to. But an alarm's condition must hold for a while, so that it is known before
 * when a patient's next alarm may come or end: a sample that comes near that moment does not wait. Whoever reads what is committed
 * passes no transaction that is open, so that then every thread commits, whichever took the sample in. Where some patients are
 * watched by another instance, which cannot be asked to, none of them waits.
 *
 * <p>Any thread may use it; its parts are each for the thread of one task.
 */
final class Commits {
    /** All are alike, and come by themselves as soon as an alert may wait. */
    static final Commits ALIKE = new Commits(Duration.ZERO, Duration.ZERO);

    /** By how much clocks, and the looks at what is due, may differ. */
    private static final long TO_SPARE_MILLIS = 500;
    /** Who was heard no longer ago than this and is watched by nobody here is watched elsewhere. */
    private static final long STRANGE_MILLIS = 10_000;

    private final Duration soonWithin;
    /** For how long before something is due no sample may wait: in the intake, and for the commit of what comes of it. */
    private final long nearMillis;

    private final Forecast forecast = new Forecast();
    private final AtomicLong hurries = new AtomicLong();
    private volatile long strangerAt = Long.MIN_VALUE / 2;

    private Commits(Duration soonWithin, Duration plainWithin) {
        this.soonWithin = soonWithin;
        this.nearMillis = 2 * plainWithin.toMillis() + TO_SPARE_MILLIS;
    }

    static Commits of(MonitorSettings settings) {
        return settings.plainSamplesWait() ? new Commits(settings.commitInterval(), settings.plainInterval()) : ALIKE;
    }

    OfIntake ofIntake(ProcessorContext<?, ?> context) {
        return new OfIntake(context, pace(context));
    }

    OfPatients ofPatients(ProcessorContext<?, ?> context) {
        return new OfPatients(pace(context));
    }

    private @Nullable CommitPace pace(ProcessorContext<?, ?> context) {
        return this == ALIKE ? null : new CommitPace(context, soonWithin);
    }

    /** What a task that lets samples in asks for. */
    final class OfIntake {
        private final ProcessorContext<?, ?> context;
        private final @Nullable CommitPace pace;
        private long followed = hurries.get();

        private OfIntake(ProcessorContext<?, ?> context, @Nullable CommitPace pace) {
            this.context = context;
            this.pace = pace;
            if (pace != null) {
                // Schedules take a millisecond at least.
                Duration each = soonWithin.isZero() ? Duration.ofMillis(1) : soonWithin;
                context.schedule(each, PunctuationType.WALL_CLOCK_TIME, wallMillis -> follow(pace));
            }
        }

        /** A sample of a patient's was sent on. */
        void sent(String patient, long receivedAt) {
            if (pace != null) {
                if (cannotWait(patient, receivedAt)) {
                    hurries.incrementAndGet();
                }
                follow(pace);
            }
        }

        /** Somebody waits for what was sent. */
        void told() {
            if (pace != null) {
                pace.soon();
            }
        }

        private boolean cannotWait(String patient, long receivedAt) {
            long now = context.currentSystemTimeMs();
            if (!forecast.knows(patient)) {
                strangerAt = now;
            }
            return now - strangerAt < STRANGE_MILLIS || forecast.isDueBy(patient, receivedAt + nearMillis);
        }

        private void follow(CommitPace own) {
            long latest = hurries.get();
            if (latest != followed) {
                followed = latest;
                own.soon();
            }
        }
    }

    /** What a task that watches patients asks for, and what it says of them. */
    final class OfPatients {
        private final @Nullable CommitPace pace;
        private final Map<String, Outlook> said = new HashMap<>();

        private OfPatients(@Nullable CommitPace pace) {
            this.pace = pace;
        }

        /** Something was told that somebody waits for. */
        void told() {
            if (pace != null) {
                pace.soon();
            }
        }

        /** Says when something of a patient's is due next. */
        void foresee(String patient, PatientMonitor monitor) {
            if (pace == null) {
                return;
            }
            if (!monitor.isForgettable()) {
                said.computeIfAbsent(patient, forecast::begin).due(monitor.nextDue());
            } else if (said.containsKey(patient)) {
                forecast.end(patient, said.remove(patient));
            }
        }

        /** The task ends. */
        void close() {
            said.forEach(forecast::end);
            said.clear();
        }
    }
}
