package dev.wardstream.simulate;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes in a {@link PatientOrder}, and looks again and again what a monitor has read. */
final class OrderedPublishing implements VitalsPublisher.Sending, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderedPublishing.class);
    private static final long LOOK_MILLIS = 10;
    /** How long a monitor may read nothing at all: longer than it takes over from one that died. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PatientOrder order;
    private final Pacer pacer;
    private final ReadByMonitor read;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> looking;

    /** @param publishing throws what publishing has failed of */
    OrderedPublishing(PatientOrder order, Pacer pacer, ReadByMonitor read, Runnable publishing) {
        this.order = order;
        this.pacer = pacer;
        this.read = read;
        looking = looks.scheduleWithFixedDelay(
                () -> {
                    publishing.run();
                    order.release(read::to);
                },
                LOOK_MILLIS,
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Sends a sample when it is its turn; holds the feed up while too many wait. */
    @Override
    public void send(Emission emission) throws InterruptedException {
        order.take(emission);
        requireLooking();
        while (!order.awaitRoom(LOOK_MILLIS) && !pacer.isStopped()) {
            requireLooking();
        }
    }

    /** Waits until all is sent. Where the monitor stands still, it is sent all the same: a sample out of order is better than none. */
    @Override
    public void finish() throws InterruptedException {
        int left = Integer.MAX_VALUE;
        long movedAt = System.nanoTime();
        while (!order.awaitNothing(LOOK_MILLIS)) {
            requireLooking();
            int still = order.waiting();
            if (still < left) {
                left = still;
                movedAt = System.nanoTime();
            } else if (System.nanoTime() - movedAt > PATIENCE.toNanos()) {
                LOG.warn("The monitor does not read: {} samples go without their patients' order", order.giveUp());
            }
        }
    }

    /** Only a failure ends the looking. */
    private void requireLooking() throws InterruptedException {
        if (!looking.isDone()) {
            return;
        }
        try {
            looking.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof PublishingException failed
                    ? failed
                    : new PublishingException(
                            "could not keep each patient's samples in order: " + cause.getMessage(), cause);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
        read.close();
    }
}
