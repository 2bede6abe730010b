package dev.wardstream.notify;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.schemas.avro.NotificationState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notify is killed between a message and its commit. */
class NotifyKillIT {
    private static final int STUCK = 12;
    private static final int PATIENTS = 300;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndWhatIsOnTheLogIsNotSentAgain() throws Exception {
        try (Hospital hospital = new Hospital(folder)) {
            // The calls that never arrive keep every partition from being committed, so that all is read again.
            Path rota = hospital.rota("""
                    zone = UTC
                    people { ann { by = ["webhook:pager"] }, lost { by = ["webhook:nowhere"] } }
                    wards = [{ wards = ["icu"], beds = [%s], shifts = [{ from = "00:00", to = "24:00", levels = [[lost]] }] }]
                    default { shifts = [{ from = "00:00", to = "24:00", levels = [[ann]] }] }
                    """.formatted(stuckBeds()));
            Set<String> logged;
            List<String> sentBefore;
            try (ChildNotify first = ChildNotify.start(hospital, rota, "-Xmx128m")) {
                hospital.raise(0, STUCK);
                await().atMost(PATIENCE)
                        .until(() -> hospital.keysIn(NotificationState.RETRYING).size() == STUCK);
                killWithAMessageInTheAir(hospital, first);
                logged = hospital.keysIn(NotificationState.SENT);
                sentBefore = List.copyOf(hospital.pager().keys());
            }
            assertThat(logged).hasSizeBetween(1, PATIENTS - 1);
            assertThat(sentBefore)
                    .as("something was sent that is not on the log")
                    .hasSizeGreaterThan(logged.size());
            assertThat(committed(hospital)).isLessThanOrEqualTo(STUCK);

            hospital.pager().onMessage(() -> {});
            try (ChildNotify second = ChildNotify.start(hospital, rota, "-Xmx128m")) {
                await().atMost(PATIENCE)
                        .until(() -> hospital.keysIn(NotificationState.SENT).size() == PATIENTS);
                List<String> all = hospital.pager().keys();
                List<String> sentAfter = new ArrayList<>(all.subList(sentBefore.size(), all.size()));
                assertThat(sentAfter).doesNotContainAnyElementsOf(logged);
                assertThat(new HashSet<>(all)).isEqualTo(hospital.keysIn(NotificationState.SENT));
                assertThat(second.end()).contains("peak heap");
                System.out.printf(
                        "killed: %d calls on the log, %d more sent; afterwards %d sent, none of those on the log%n",
                        logged.size(), sentBefore.size() - logged.size(), sentAfter.size());
            }
        }
    }

    private static void killWithAMessageInTheAir(Hospital hospital, ChildNotify notify) {
        AtomicBoolean killed = new AtomicBoolean();
        hospital.pager().onMessage(() -> {
            // The message has come, its sender has no answer yet: and never gets one.
            if (hospital.notifications().stream().anyMatch(one -> one.getState() == NotificationState.SENT)
                    && killed.compareAndSet(false, true)) {
                notify.kill();
            }
        });
        // The first message is on the log before there can be a second, which is the one in the air.
        hospital.raise(STUCK, STUCK + 1);
        await().atMost(PATIENCE)
                .until(() -> hospital.keysIn(NotificationState.SENT).size() == 1);
        hospital.raise(STUCK + 1, STUCK + PATIENTS);
        await().atMost(PATIENCE).until(killed::get);
    }

    private static String stuckBeds() {
        return IntStream.range(0, STUCK).mapToObj(bed -> "\"bed-" + bed + "\"").collect(Collectors.joining(", "));
    }

    private static long committed(Hospital hospital) throws Exception {
        try (Admin admin = Admin.create(hospital.kafka())) {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(Notify.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return offsets.values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }
}
