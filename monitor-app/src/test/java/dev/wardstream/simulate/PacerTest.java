package dev.wardstream.simulate;

import static dev.wardstream.Patience.PATIENCE_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(PATIENCE_SECONDS)
class PacerTest {
    private static final long NOON = 1_790_000_000_000L;

    @Test
    void aMinuteAtSpeedThreeHundredTakesAFifthOfASecondOrMoreOnABusyMachine() throws InterruptedException {
        Pacer pacer = Pacer.atSpeed(300);
        long begin = System.nanoTime();
        for (long second = 0; second <= 60; second++) {
            assertThat(pacer.await(NOON + second * 1_000)).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(198));
    }

    @Test
    void aSlowRealTimePacerUsesHardlyAnyProcessorTime() throws InterruptedException {
        Pacer pacer = Pacer.atSpeed(1);
        long before = processorNanos();
        for (long milli = 0; milli <= 500; milli += 5) {
            pacer.await(NOON + milli);
        }
        assertThat(processorNanos() - before).isLessThan(TimeUnit.MILLISECONDS.toNanos(150));
    }

    @Test
    void withoutPaceAYearPassesAtOnce() throws InterruptedException {
        Pacer pacer = Pacer.unpaced();
        assertThat(pacer.await(NOON)).isTrue();
        assertThat(pacer.await(NOON + Duration.ofDays(365).toMillis())).isTrue();
    }

    @Test
    void stoppingEndsAWaitOfHoursAtOnce() throws Exception {
        Pacer pacer = Pacer.atSpeed(1);
        assertThat(pacer.await(NOON)).isTrue();
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        Thread waiter = new Thread(() -> {
            try {
                waiting.complete(pacer.await(NOON + Duration.ofHours(5).toMillis()));
            } catch (InterruptedException e) {
                waiting.completeExceptionally(e);
            }
        });
        waiter.start();
        while (waiter.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        pacer.stop();
        assertThat(waiting.get()).isFalse();
        assertThat(pacer.await(NOON)).as("it stays stopped").isFalse();
        assertThat(pacer.isStopped()).isTrue();
    }

    @Test
    void aFeedThatFollowsAClockWaitsWhileItStandsAndTellsHowLateItIs() throws Exception {
        AtomicLong clock = new AtomicLong(NOON);
        Pacer pacer = Pacer.following(clock::get, () -> 10);
        assertThat(pacer.await(NOON)).isTrue();
        assertThat(pacer.lateNanos()).isZero();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return pacer.await(NOON + 1_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(50);
        assertThat(waiting).isNotDone();

        clock.set(NOON + 3_000);

        assertThat(waiting.get()).isTrue();
        assertThat(Duration.ofNanos(pacer.lateNanos()))
                .as("two seconds of a clock that runs ten times as fast")
                .isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aSpeedOfNothingIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pacer.atSpeed(0)).withMessageContaining("positive");
        assertThatIllegalArgumentException().isThrownBy(() -> Pacer.atSpeed(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Pacer.atSpeed(Double.POSITIVE_INFINITY));
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
