package dev.wardstream.command;

import dev.wardstream.archive.Archive;
import dev.wardstream.archive.Measurement;
import dev.wardstream.demo.EmbeddedStore;
import java.time.Duration;
import java.util.Collection;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;

/** The end of a run: waits until all that was published is processed, archived and told. */
final class Finish {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Finish() {}

    /**
     * @param vendors whose topics were published to
     * @param left is told again and again how many records are left to process
     */
    static void await(
            MonitorConfig config,
            RunningMonitor monitor,
            AlertFeed alerts,
            Collection<String> vendors,
            LongConsumer left)
            throws InterruptedException {
        try (Admin admin = Admin.create(config.kafka())) {
            new Drain(admin, config.monitor().applicationId()).await(vendors, left, PATIENCE);
        }
        alerts.awaitAll();
        Archive archive = monitor.archive();
        if (archive != null && !archive.awaitCaughtUp(PATIENCE.multipliedBy(5))) {
            throw new IllegalStateException("the archive has not caught up within "
                    + PATIENCE.multipliedBy(5).toMinutes() + " min: " + monitor.health());
        }
    }

    /** The points that the embedded store holds. */
    static Summary.Archived archivedIn(EmbeddedStore store) {
        return new Summary.Archived(
                store.count(Measurement.VITALS), store.count(Measurement.SCORES), store.count(Measurement.ALERTS));
    }
}
