package dev.wardstream.command;

/**
 * How long the demo's samples wait to be judged. What was judged tells its own delay; while nothing is judged at all, as at a cold
 * start, it is how long something has been sent and not judged.
 */
final class WaitingSamples {
    private static final long NOTHING = Long.MIN_VALUE;

    private long sentBefore;
    private long waitingSince = NOTHING;

    /**
     * To be asked several times a second.
     *
     * @param now by the wall clock, epoch milliseconds
     * @param sent how many samples have been sent so far
     * @param longestDelay of the samples that were judged since this was asked last, milliseconds; 0 where none was
     * @return milliseconds
     */
    long waitedMillis(long now, long sent, long longestDelay) {
        if (longestDelay > 0) {
            sentBefore = sent;
            waitingSince = NOTHING;
            return longestDelay;
        }
        if (waitingSince == NOTHING && sent > sentBefore) {
            waitingSince = now;
        }
        return waitingSince == NOTHING ? 0 : now - waitingSince;
    }
}
