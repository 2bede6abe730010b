package dev.wardstream.pipeline;

import dev.wardstream.patient.DueWindow;
import dev.wardstream.patient.Kernels;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.PatientSample;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores what is only tried, apart from the stream's threads: whatever a shadow costs, no alarm waits for it. A window that finds
 * the queue full is dropped and counted.
 *
 * <p>A score that is ready leaves with the next transaction of the task whose sample made the window due. One that is not ready when
 * the instance stops is lost, since its sample is not read again: that can be borne of a shadow, which decides nothing.
 */
final class Shadows {
    private static final Logger LOG = LoggerFactory.getLogger(Shadows.class);
    /** Windows of at most 80 kB each. */
    private static final int MOST_WAITING = 500;

    private static final long IDLE_SECONDS = 10;

    private final Executor executor;
    private final StreamMetrics metrics;
    private final Kernels kernels = new Kernels();

    /** @param executor runs one task at a time, and rejects those that it has no room for */
    Shadows(Executor executor, StreamMetrics metrics) {
        this.executor = executor;
        this.metrics = metrics;
    }

    /** A thread that rests as long as it works, so that it takes half a core at most, and ends when nothing is tried. */
    static Executor ownThread() {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread created = new Thread(task, "shadows");
                    created.setDaemon(true);
                    return created;
                });
        thread.allowCoreThreadTimeOut(true);
        return task -> thread.execute(() -> {
            long start = System.nanoTime();
            task.run();
            LockSupport.parkNanos(System.nanoTime() - start);
        });
    }

    /** Where one task of the stream gives its shadows' windows, and takes their scores. */
    Lane lane() {
        return new Lane();
    }

    /** One task's windows; used by that task's thread alone. */
    final class Lane {
        private final Queue<Record<String, Object>> ready = new ConcurrentLinkedQueue<>();

        /** Has a window scored when there is time, or drops it where too many wait. */
        void give(Record<String, PatientSample> record, DueWindow due) {
            try {
                executor.execute(() -> score(record, due));
            } catch (RejectedExecutionException e) {
                LOG.debug("A window of the shadow {} was dropped", due.model().ref(), e);
                metrics.shadowDropped(due.model());
            }
        }

        /** Hands on what is ready by now. */
        void take(Consumer<Record<String, Object>> to) {
            for (Record<String, Object> next = ready.poll(); next != null; next = ready.poll()) {
                to.accept(next);
            }
        }

        private void score(Record<String, PatientSample> record, DueWindow due) {
            try {
                @Nullable Score score = kernels.score(due.model(), due.window());
                metrics.scored(due.model(), due.window(), score, true);
                if (score != null) {
                    ready.add(new Record<>(
                            record.key(), PatientScore.of(record.value(), score, true), record.timestamp()));
                }
            } catch (RuntimeException e) {
                LOG.warn("The shadow {} could not score a window", due.model().ref(), e);
                metrics.shadowDropped(due.model());
            }
        }
    }
}
