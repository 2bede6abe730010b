package dev.wardstream.command;

import dev.wardstream.wire.Lag;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;

/** Waits until the pipeline has finished with all that is on its topics. */
final class Drain {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Lag lag;

    Drain(Admin admin, String applicationId) {
        lag = new Lag(admin, applicationId);
    }

    /**
     * Waits until nothing is left to process.
     *
     * @param vendors whose raw topics are read
     * @param left is told again and again how many records are left
     * @param patience how long the pipeline may make no progress at all
     */
    void await(Collection<String> vendors, LongConsumer left, Duration patience) throws InterruptedException {
        long before = Long.MAX_VALUE;
        long progressAt = System.nanoTime();
        while (true) {
            // In this order: what the intake has committed is on patient.vitals by then.
            long behind = lag.of(vendors.stream()
                            .map(vendor -> Topics.rawVitals(vendor).name())
                            .toList())
                    + lag.of(List.of(Topics.PATIENT_VITALS.name()));
            left.accept(behind);
            if (behind == 0) {
                return;
            }
            if (behind != before) {
                before = behind;
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > patience.toNanos()) {
                throw new IllegalStateException("the pipeline has not moved for " + patience.toSeconds() + " s, "
                        + behind + " records are left; its log says why");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
