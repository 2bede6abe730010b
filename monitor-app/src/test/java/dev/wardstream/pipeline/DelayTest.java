package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.pipeline.Delay.Waiting;
import dev.wardstream.pipeline.Unread.Stretch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** How far alarms are behind, by what a look at the brokers sees. */
class DelayTest {
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final TopicPartition RAW = new TopicPartition("vitals.raw.acme", 2);
    private static final TopicPartition OTHER = new TopicPartition("patient.vitals", 0);
    private static final long NOW = 1_000_000_000;

    private final Unread unread = new Unread();

    @Test
    void anIdleWardIsNotBehindHoweverLongNothingComes() {
        assertThat(unread.see(Map.of(RAW, 70L), Map.of(RAW, 70L), NOW)).isEmpty();
        assertThat(unread.see(Map.of(RAW, 70L), Map.of(RAW, 70L), NOW + 3_600_000))
                .isEmpty();
        assertThat(Delay.none(NOW).illness(SLOW, NOW + 10_000)).isEmpty();
        assertThat(Delay.none(NOW).seconds(NOW + 10_000)).isZero();
    }

    @Test
    void aBusyWardThatKeepsUpIsNotBehindThoughSomethingIsAlwaysOnItsWay() {
        for (long second = 0; second < 60; second++) {
            assertThat(unread.see(Map.of(RAW, 100 * second + 3), Map.of(RAW, 100 * second), NOW + 1_000 * second))
                    .isEmpty();
        }
    }

    @Test
    void aStreamThatHangsOnOnePartitionIsSeenWhileTheOtherGoesOn() {
        assertThat(unread.see(Map.of(RAW, 70L, OTHER, 5L), Map.of(RAW, 64L, OTHER, 5L), NOW))
                .isEmpty();
        assertThat(unread.see(Map.of(RAW, 75L, OTHER, 9L), Map.of(RAW, 64L, OTHER, 9L), NOW + 1_000))
                .containsExactly(new Stretch(RAW, 64, 70, NOW));
        assertThat(unread.see(Map.of(RAW, 99L, OTHER, 9L), Map.of(RAW, 64L, OTHER, 9L), NOW + 9_000))
                .containsExactly(new Stretch(RAW, 64, 70, NOW));
        assertThat(unread.see(Map.of(RAW, 99L, OTHER, 9L), Map.of(RAW, 99L, OTHER, 9L), NOW + 10_000))
                .isEmpty();
    }

    @Test
    void aStreamThatNeverStartedIsSeenAndTheLongestWaitingComesFirst() {
        unread.see(Map.of(RAW, 3L), Map.of(), NOW);
        unread.see(Map.of(RAW, 3L, OTHER, 1L), Map.of(), NOW + 2_000);

        assertThat(unread.see(Map.of(RAW, 3L, OTHER, 1L), Map.of(), NOW + 4_000))
                .extracting(Stretch::partition)
                .isEqualTo(List.of(RAW, OTHER));
    }

    @Test
    void whatIsBehindIsToldWithHowLongSinceWhenAndWhere() {
        Delay delay = Delay.of(new Waiting("vitals.raw.acme-2", NOW), NOW + 4_000);

        assertThat(delay.illness(SLOW, NOW + 5_000)).isEmpty();
        assertThat(delay.illness(SLOW, NOW + 12_000))
                .startsWith("alarms are 12 s behind: what was received at 1970-01-12T13:46:40Z still waits on"
                        + " vitals.raw.acme-2; look at bedside monitors until it is over");
        assertThat(delay.seconds(NOW + 12_000)).isEqualTo(12);
    }

    @Test
    void whatWaitedWaitsStillWhileNobodyCanLookAndWhoCannotLookForLongSaysSo() {
        Delay behind = Delay.of(new Waiting("vitals.raw.acme-2", NOW), NOW).failed("no broker answers");
        Delay idle = Delay.none(NOW).failed("no broker answers");

        assertThat(behind.illness(SLOW, NOW + 8_000)).startsWith("alarms are 8 s behind");
        assertThat(idle.illness(SLOW, NOW + 30_000)).isEmpty();
        assertThat(idle.illness(SLOW, NOW + 31_000))
                .startsWith(
                        "how far alarms are behind is not known since 1970-01-12T13:46:40Z: no broker answers; see");
        assertThat(idle.failed("x").illness(SLOW, NOW)).isEmpty();
    }

    @Test
    void onlyAWardThatLivesNoFasterThanTheWallClockIsEverBehind() {
        assertThat(new WardClock.Wall().isRealTime()).isTrue();
        assertThat(new WardClock.Accelerated(NOW, 1).isRealTime()).isTrue();
        assertThat(new WardClock.Accelerated(NOW, 60).isRealTime()).isFalse();
        assertThat(new WardClock.EventTime().isRealTime()).isFalse();
    }
}
