package dev.wardstream.handover;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many pages may ask for handovers at once, and how often one is read. */
class HandoversTest {
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong(1_000_000);

    @Test
    void aWardRoundThatOpensThePageAtSevenReadsTheNightOnce() {
        try (Handovers handovers = new Handovers(span -> Map.of("ward-1", counted()), clock::get)) {
            Handover first = handovers.of(Night.SPAN).join().get("ward-1");
            assertThat(handovers.of(Night.SPAN).join().get("ward-1")).isSameAs(first);
            assertThat(read).hasValue(1);

            clock.addAndGet(60_000);
            handovers.of(Night.SPAN).join();
            assertThat(read).as("a minute later").hasValue(2);
        }
    }

    @Test
    void whatCouldNotBeReadIsReadAnew() {
        try (Handovers handovers = new Handovers(
                span -> {
                    if (read.incrementAndGet() == 1) {
                        throw new IllegalStateException("the brokers are away");
                    }
                    return Map.of();
                },
                clock::get)) {
            assertThatThrownBy(() -> handovers.of(Night.SPAN).join()).hasMessageContaining("the brokers are away");
            assertThat(handovers.of(Night.SPAN).join()).isEmpty();
        }
    }

    @Test
    void whoAsksForOneShiftAfterTheOtherIsToldToWaitBeforeTheMonitorSuffers() {
        CountDownLatch brokers = new CountDownLatch(1);
        List<CompletableFuture<?>> waiting = new ArrayList<>();
        try (Handovers handovers = new Handovers(
                span -> {
                    try {
                        brokers.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Map.of();
                },
                clock::get)) {
            for (int shift = 0; shift < 4; shift++) {
                waiting.add(handovers.of(new Span(shift, shift + 1)));
            }
            assertThatThrownBy(() -> handovers.of(new Span(9, 10))).isInstanceOf(RejectedExecutionException.class);
            waiting.add(handovers.of(new Span(0, 1)));

            brokers.countDown();
            await().atMost(PATIENCE).until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
            assertThat(handovers.of(new Span(9, 10)).join()).isEmpty();
        }
    }

    private Handover counted() {
        read.incrementAndGet();
        return new Night().bed(1).handover();
    }
}
