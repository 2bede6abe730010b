package dev.wardstream.ward;

/**
 * What the ward page has done since it started.
 *
 * @param read records read from the topics
 * @param unreadable those of them that were left out, for they are no such records
 * @param streams event streams that are open now
 * @param streamsCut event streams that were ended, for their readers did not read
 */
public record WardCounts(long read, long unreadable, int streams, long streamsCut) {}
