package dev.wardstream.notify;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel with threads of its own, so that a slow one holds up nobody else; the highest priority is sent first. */
final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long IDLE_SECONDS = 30;

    private final String name;
    private final Channel channel;
    private final long waitsAtMostMillis;
    private final ThreadPoolExecutor threads;
    private final AtomicLong sequence = new AtomicLong();

    /** @param waitsAtMostMillis a message that waited longer for a thread is not sent: its time here is over */
    Lane(String name, Channel channel, int threads, long waitsAtMostMillis) {
        this.name = name;
        this.channel = channel;
        this.waitsAtMostMillis = waitsAtMostMillis;
        this.threads = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "notify-" + name);
                    thread.setDaemon(true);
                    return thread;
                });
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** @param answer is told the result on a thread of this lane */
    void send(Switchboard.Attempt attempt, BiConsumer<Switchboard.Attempt, SendResult> answer) {
        threads.execute(new Task(attempt, answer, sequence.getAndIncrement()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Task implements Runnable, Comparable<Task> {
        private final Switchboard.Attempt attempt;
        private final BiConsumer<Switchboard.Attempt, SendResult> answer;
        private final long number;

        Task(Switchboard.Attempt attempt, BiConsumer<Switchboard.Attempt, SendResult> answer, long number) {
            this.attempt = attempt;
            this.answer = answer;
            this.number = number;
        }

        @Override
        public void run() {
            answer.accept(attempt, result());
        }

        private SendResult result() {
            if (System.currentTimeMillis() - attempt.message().sentAt() > waitsAtMostMillis) {
                return new SendResult.Again("too much waits for it");
            }
            try {
                return channel.send(attempt.message());
            } catch (RuntimeException e) {
                LOG.error("{} failed on a message", name, e);
                return new SendResult.Never("failed: " + e);
            }
        }

        @Override
        public int compareTo(Task other) {
            int byPriority = other.attempt
                    .message()
                    .priority()
                    .compareTo(attempt.message().priority());
            return byPriority != 0 ? byPriority : Long.compare(number, other.number);
        }
    }
}
