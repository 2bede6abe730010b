package dev.wardstream.notify;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.schemas.avro.NotificationState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every patient of a very large hospital at once. */
class NotifyCrowdIT {
    private static final int PATIENTS = 10_000;
    private static final Pattern PEAK = Pattern.compile("peak heap (\\d+) MB");

    @TempDir
    Path folder;

    @Test
    void tenThousandPatientsAtOnceAreToldInAFewHundredMessagesAndNoneIsLost() throws Exception {
        try (Hospital hospital = new Hospital(folder)) {
            Path rota = hospital.rota("""
                    zone = UTC
                    people {
                      ann { by = ["webhook:pager"] }
                      bob { by = ["webhook:pager"] }
                      mia { by = ["email:mia@ward.example"] }
                    }
                    wards = [
                      { wards = ["*"], beds = ["*0", "*1", "*2"], shifts = [{ from = "00:00", to = "24:00", levels = [[ann]] }] }
                      { wards = ["*"], beds = ["*3", "*4", "*5"], shifts = [{ from = "00:00", to = "24:00", levels = [[bob]] }] }
                    ]
                    default { shifts = [{ from = "00:00", to = "24:00", levels = [[mia]] }] }
                    """);
            // Raised before anybody listens: all at once, however long this machine takes to publish them.
            hospital.raise(0, PATIENTS);
            long from = System.nanoTime();
            try (ChildNotify notify = ChildNotify.start(hospital, rota, "-Xmx256m")) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> hospital.keysIn(NotificationState.SENT).size() == PATIENTS);
                double seconds = (System.nanoTime() - from) / 1e9;

                Set<String> received = new HashSet<>(hospital.pager().keys());
                received.addAll(hospital.mailedKeys());
                assertThat(received).isEqualTo(hospital.keysIn(NotificationState.SENT));
                int messages =
                        hospital.pager().received().size() + hospital.mails().size();
                assertThat(messages).isBetween(PATIENTS / 100, 1_000);
                Matcher peak = PEAK.matcher(notify.end());
                assertThat(peak.find()).as(notify.output()).isTrue();
                System.out.printf(
                        "%d patients at once: %d messages to 3 people, %.1f s, peak heap %s MB of 256%n",
                        PATIENTS, messages, seconds, peak.group(1));
            }
        }
    }
}
