package dev.wardstream.archive;

import java.time.Instant;

/** How the archive fares. */
public sealed interface ArchiveHealth {

    /** Everything it has read is in the store. */
    record Ok() implements ArchiveHealth {}

    /**
     * Something is not in the store that should be. Nothing is lost while the topics keep it.
     *
     * @param cause what is wrong and, where somebody must act, what to do
     * @param waiting about how many records wait to be written; 0 where records were refused and the rest is written
     */
    record Degraded(String cause, Instant since, long waiting) implements ArchiveHealth {}
}
