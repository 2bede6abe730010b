package dev.wardstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final TopicPartition ALERTS = new TopicPartition("alerts", 0);
    private static final TopicPartition SCORES = new TopicPartition("patient.scores", 0);
    private static final Backlog BACKLOG =
            new Backlog(Map.of(ALERTS, 100L, SCORES, 0L), Map.of(ALERTS, 200L, SCORES, 300L));

    @Test
    void whatIsNotReadYetIsNoneOfIt() {
        assertThat(BACKLOG.progress(Map.of())).isEqualTo("0 % of 400 records");
    }

    @Test
    void aPartIsToldAsAShareOfAllPartitions() {
        assertThat(BACKLOG.progress(Map.of(ALERTS, 150L, SCORES, 150L))).isEqualTo("50 % of 400 records");
    }

    @Test
    void whatCameSinceIsNotCounted() {
        assertThat(BACKLOG.progress(Map.of(ALERTS, 900L, SCORES, 0L))).isEqualTo("25 % of 400 records");
    }

    @Test
    void whereThereIsNothingToReadNothingIsSaid() {
        assertThat(Backlog.NONE.progress(Map.of())).isEmpty();
    }
}
