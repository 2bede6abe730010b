package dev.wardstream.pipeline;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * When one task asks for a commit before the next that comes by itself: at once, but at most once each interval, or a flood would
 * commit record by record. What is asked for sooner is made up for when the interval has passed. For one thread.
 */
final class CommitPace {
    private final ProcessorContext<?, ?> context;
    private final long intervalMillis;
    private long askedAt = Long.MIN_VALUE / 2;
    private @Nullable Cancellable owed;

    CommitPace(ProcessorContext<?, ?> context, Duration interval) {
        this.context = context;
        this.intervalMillis = interval.toMillis();
    }

    /** Somebody waits for what has been sent. */
    void soon() {
        if (owed != null) {
            return;
        }
        long wait = askedAt + intervalMillis - context.currentSystemTimeMs();
        if (wait <= 0) {
            ask();
        } else {
            owed = context.schedule(Duration.ofMillis(wait), PunctuationType.WALL_CLOCK_TIME, wallMillis -> makeUp());
        }
    }

    private void makeUp() {
        if (owed != null) {
            owed.cancel();
            owed = null;
            ask();
        }
    }

    private void ask() {
        askedAt = context.currentSystemTimeMs();
        context.commit();
    }
}
