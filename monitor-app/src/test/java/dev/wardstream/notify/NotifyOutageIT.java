package dev.wardstream.notify;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.schemas.avro.NotificationState;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail server and pager are down, ports closed, while patients go on to deteriorate. */
class NotifyOutageIT {
    /** How long both are away at least, seconds: many times the longest pause between two tries, which is 5 s. */
    private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("wardstream.outage", 30));

    private static final String PEOPLE = """
            ann { by = ["webhook:pager"] }
            mia { by = ["email:mia@ward.example"] }
            """;

    @TempDir
    Path folder;

    @Test
    void everyCallArrivesAfterwardsAndNoneTwice() throws Exception {
        try (Hospital hospital = new Hospital(folder)) {
            Path rota = hospital.rota(Hospital.rota(PEOPLE, "[[ann, mia]]"));
            try (Notify notify = Notify.prepare(
                    hospital.settings(rota), hospital.kafka(), time -> time, new PrintWriter(Writer.nullWriter()))) {
                notify.start(URI.create("http://127.0.0.1:8080"));
                hospital.raise(0, 5);
                await().atMost(PATIENCE)
                        .until(() -> hospital.keysIn(NotificationState.SENT).size() == 10);

                List<String> mailed = new ArrayList<>(hospital.mailedKeys());
                int mailPort = hospital.mailPort();
                hospital.mailOff();
                hospital.pager().off();
                int patients = raiseDuring(hospital, OUTAGE);
                assertThat(hospital.keysIn(NotificationState.SENT)).hasSize(10);
                assertThat(hospital.keysIn(NotificationState.RETRYING)).isNotEmpty();
                long backAt = System.nanoTime();
                hospital.pager().on();
                hospital.mailOn(mailPort);

                await().atMost(PATIENCE)
                        .until(() -> hospital.keysIn(NotificationState.SENT).size() == 2 * patients);
                mailed.addAll(hospital.mailedKeys());
                assertNoneLostNoneTwice(hospital.pager().keys(), mailed, hospital, patients);
                System.out.printf(
                        "outage of %d s: %d episodes, %d pages and %d mails afterwards and before, all there %.1f s later%n",
                        OUTAGE.toSeconds(),
                        patients,
                        hospital.pager().received().size(),
                        hospital.mails().size(),
                        (System.nanoTime() - backAt) / 1e9);
            }
        }
    }

    /** Two patients a second. */
    private static int raiseDuring(Hospital hospital, Duration outage) {
        int[] patients = {5};
        long end = System.nanoTime() + outage.toNanos();
        await().pollInterval(Duration.ofMillis(500))
                .atMost(outage.plus(PATIENCE))
                .until(() -> {
                    hospital.raise(patients[0], patients[0] + 1);
                    patients[0]++;
                    return System.nanoTime() > end;
                });
        return patients[0];
    }

    private static void assertNoneLostNoneTwice(
            List<String> paged, List<String> mailed, Hospital hospital, int patients) {
        assertThat(paged).hasSize(patients).doesNotHaveDuplicates();
        assertThat(mailed).hasSize(patients).doesNotHaveDuplicates();
        Set<String> received = new HashSet<>(paged);
        received.addAll(mailed);
        assertThat(received).isEqualTo(hospital.keysIn(NotificationState.SENT));
        assertThat(hospital.keysIn(NotificationState.FAILED)).isEmpty();
    }
}
