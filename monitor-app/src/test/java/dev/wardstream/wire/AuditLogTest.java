package dev.wardstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.schemas.avro.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refused links are told, a flood of them in few words. */
class AuditLogTest {
    private final List<AuditEntry> topic = new ArrayList<>();
    private final AuditLog audit = new AuditLog(topic::add);

    @Test
    void aRefusedLinkIsToldWithWhereItCameFrom() {
        audit.refused("nurse-a", "10.0.0.7", "answer by link", "This link has expired.", 1_000);

        assertThat(topic)
                .containsExactly(new AuditEntry(
                        1_000L, "nurse-a", "10.0.0.7", "answer by link", true, "This link has expired."));
    }

    @Test
    void aFloodOfForgedLinksDoesNotFillTheTopicAndIsCounted() {
        for (int i = 0; i < 10_000; i++) {
            audit.refused(null, "10.0.0.7", "answer by link", "This link is not valid.", 1_000 + i / 100);
            audit.look(1_000 + i / 100);
        }
        assertThat(topic).hasSize(AuditLog.BURST);

        audit.look(60_000);
        assertThat(topic).hasSize(AuditLog.BURST + 1);
        assertThat(topic.get(AuditLog.BURST).getDetail()).contains("9970 more");
        audit.look(120_000);
        assertThat(topic).hasSize(AuditLog.BURST + 1);
    }

    @Test
    void afterAFloodOneOfEveryTwoSecondsIsToldAgain() {
        for (int i = 0; i < 1_000; i++) {
            audit.refused(null, "10.0.0.7", "answer by link", "no", 0);
        }
        audit.refused(null, "10.0.0.8", "answer by link", "no", 2_000);
        audit.refused(null, "10.0.0.8", "answer by link", "no", 2_500);

        assertThat(topic).hasSize(AuditLog.BURST + 1);
    }
}
