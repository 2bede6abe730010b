package dev.wardstream.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The child's end of {@link ChildProcess}: starts a service, tells the parent when it answers, and stops it when the
 * parent closes the pipe or dies. Ctrl-C reaches children and parent alike; the service goes on until the parent, which may
 * still have work to finish with it, lets go.
 */
public final class ChildService {
    static final String READY = "ready";
    /** The system property that names the log file; its directory is the service's own. */
    static final String LOG_PROPERTY = "wardstream.log";

    /** In the folder of every service that ever ran there; locked while it runs. */
    static final String LOCK = "in-use.lock";

    private static final Logger LOG = LoggerFactory.getLogger(ChildService.class);
    private static final long SECONDS_TO_STOP = 25;

    private final CountDownLatch parentGone = new CountDownLatch(1);
    private volatile @Nullable AutoCloseable running;
    private volatile @Nullable FileLock held;

    /** Starts a service that answers when it returns. */
    @FunctionalInterface
    public interface Starter {
        /** @param parent hears each line that it is told */
        AutoCloseable start(Consumer<String> parent) throws Exception;
    }

    /** Runs a service for as long as the parent lives; does not return before. Exits with 1 if the service does not start. */
    public static void run(Starter starter) {
        PrintStream toParent = System.out;
        System.setOut(System.err);
        new ChildService().serve(starter, toParent);
    }

    private void serve(Starter starter, PrintStream toParent) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopWhenParentIsGone, "stop"));
        daemon(this::exitWithParent, "parent-watch");
        try {
            held = lock(Path.of(System.getProperty(LOG_PROPERTY, "")).resolveSibling(LOCK));
            running = starter.start(line -> tell(toParent, line));
        } catch (Exception | LinkageError e) {
            LOG.error("does not start", e);
            // Again without the stack: the parent shows the last lines only.
            LOG.error("does not start: {}", e.toString());
            Runtime.getRuntime().halt(1);
        }
        tell(toParent, READY);
    }

    private static synchronized void tell(PrintStream toParent, String line) {
        toParent.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        toParent.flush();
    }

    /** Two services on one directory would spoil each other's data before they noticed. Held until the process ends. */
    private static FileLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException(
                    file.getParent() + " is in use by another run: stop that one, or choose another data directory");
        }
        return lock;
    }

    private void exitWithParent() {
        InputStream fromParent = System.in;
        try {
            while (fromParent.read() >= 0) {
                // The parent says nothing; only the end of the stream counts.
            }
        } catch (IOException e) {
            LOG.warn("the pipe from the parent broke; stopping", e);
        }
        parentGone.countDown();
        System.exit(0);
    }

    private void stopWhenParentIsGone() {
        try {
            parentGone.await();
            daemon(ChildService::haltIfStopHangs, "stop-watch");
            AutoCloseable service = running;
            if (service != null) {
                service.close();
            }
            FileLock lock = held;
            if (lock != null) {
                lock.release();
            }
        } catch (Exception e) {
            LOG.error("does not stop in order", e);
        }
    }

    private static void haltIfStopHangs() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS_TO_STOP);
        } catch (InterruptedException e) {
            LOG.warn("interrupted while watching the stop", e);
        }
        LOG.error("still stopping after {} s; halting", SECONDS_TO_STOP);
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
