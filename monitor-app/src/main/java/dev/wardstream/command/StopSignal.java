package dev.wardstream.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM as a signal to end in order: whoever holds it is told, and the process ends when the holder is done. Hold
 * it around all that has to be done before the end, also what is printed and written then: the process is gone right after.
 */
final class StopSignal implements AutoCloseable {
    private static final Duration TIME_TO_END = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<@Nullable Runnable> onStop = new AtomicReference<>();

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::ask, "stop-signal"));
    }

    /** Has something done when the process is asked to end, on a thread of the signal's own; at once if it was asked before. */
    void then(Runnable action) {
        onStop.set(action);
        if (asked.getCount() == 0) {
            tell();
        }
    }

    /** Waits until the process is asked to end, at most so long; returns whether it was. */
    boolean await(Duration atMost) throws InterruptedException {
        return asked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells that all is in order, and the process may go. */
    @Override
    public void close() {
        done.countDown();
    }

    private void ask() {
        if (done.getCount() == 0) {
            return;
        }
        asked.countDown();
        tell();
        try {
            if (!done.await(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("did not end in order within " + TIME_TO_END.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once, whichever of both threads comes first. */
    private void tell() {
        Runnable action = onStop.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }
}
