package dev.wardstream.archive;

/**
 * What this archive has written since it started, in points: {@code read = vitals + scores + alerts + refused}, the few of the
 * alarm budget aside. A record
 * that an earlier run wrote but could not commit is written, and counted, again; in the store it stands once.
 *
 * @param refused records that could not be read or that the store would not take; each is in the log with its place
 */
public record ArchiveCounts(long vitals, long scores, long alerts, long refused) {}
