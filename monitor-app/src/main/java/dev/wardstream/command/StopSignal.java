package dev.wardstream.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as a signal to end in order: whoever holds it is told, and the process ends when the holder is done.
 */
final class StopSignal implements AutoCloseable {
    private static final Duration TIME_TO_END = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "stop-signal");
    private final Runnable onStop;

    /** @param onStop called once, on a thread of its own, when the process is asked to end */
    StopSignal(Runnable onStop) {
        this.onStop = onStop;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits until the process is asked to end, at most so long. */
    void await(Duration atMost) throws InterruptedException {
        boolean stopped = asked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (!stopped) {
            onStop.run();
        }
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
        onStop.run();
        try {
            if (!done.await(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("did not end in order within " + TIME_TO_END.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
