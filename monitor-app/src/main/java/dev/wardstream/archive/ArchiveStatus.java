package dev.wardstream.archive;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the archive says of itself: told by its one thread, asked by any. */
final class ArchiveStatus {
    private static final ArchiveHealth.Ok OK = new ArchiveHealth.Ok();

    private final Map<Measurement, AtomicLong> written = new EnumMap<>(Measurement.class);
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private volatile ArchiveHealth health = OK;
    private volatile boolean isAssigned;
    private volatile String reading = "";
    /** Records that nobody will write again: told whenever nothing worse is the matter, until the next start. */
    private volatile ArchiveHealth.@Nullable Degraded refusals;
    /** Another version of what the store holds, told likewise. */
    private volatile ArchiveHealth.@Nullable Degraded otherSchema;

    ArchiveStatus() {
        for (Measurement measurement : Measurement.values()) {
            written.put(measurement, new AtomicLong());
        }
    }

    ArchiveHealth health() {
        ArchiveHealth now = health;
        ArchiveHealth.Degraded lasting = refusals == null ? otherSchema : refusals;
        return now instanceof ArchiveHealth.Ok && lasting != null ? lasting : now;
    }

    /** Notes that its share of the topics is known. */
    void assigned() {
        isAssigned = true;
    }

    /** @param progress how far what is archived already is read again; empty once it is */
    void reading(String progress) {
        reading = progress;
    }

    /** What it waits for before it works for the first time, in words; empty afterwards. */
    String reading() {
        return isAssigned ? reading : "its share of the topics is being asked for";
    }

    /** Notes in which version of its schema the store was written before. Returns whether that is news. */
    boolean wroteBefore(int version) {
        if (version == SchemaVersion.CURRENT || otherSchema != null) {
            return false;
        }
        otherSchema = new ArchiveHealth.Degraded(SchemaVersion.told(version), Instant.now(), 0);
        return true;
    }

    ArchiveCounts counts() {
        return new ArchiveCounts(
                written(Measurement.VITALS), written(Measurement.SCORES), written(Measurement.ALERTS), refused.get());
    }

    long retries() {
        return retries.get();
    }

    void putOff() {
        retries.incrementAndGet();
    }

    void wrote(Measurement measurement) {
        counter(measurement).incrementAndGet();
    }

    void refused(String place, String reason) {
        long count = refused.incrementAndGet();
        ArchiveHealth.Degraded before = refusals;
        refusals = new ArchiveHealth.Degraded(
                count + " records are not in the store because they were refused, the last at " + place + ": " + reason,
                before == null ? Instant.now() : before.since(),
                0);
    }

    /** Notes that all is well again; returns whether it was not. */
    boolean recovered() {
        boolean wasDegraded = health instanceof ArchiveHealth.Degraded;
        health = OK;
        return wasDegraded;
    }

    /** Notes a trouble; it began when the first of an unbroken row of troubles did. */
    void degraded(String cause, long waiting) {
        Instant since = health instanceof ArchiveHealth.Degraded before ? before.since() : Instant.now();
        health = new ArchiveHealth.Degraded(cause, since, waiting);
    }

    /** Points of this measurement. */
    long written(Measurement measurement) {
        return counter(measurement).get();
    }

    private AtomicLong counter(Measurement measurement) {
        AtomicLong counter = written.get(measurement);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + measurement);
        }
        return counter;
    }
}
