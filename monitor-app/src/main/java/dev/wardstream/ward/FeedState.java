package dev.wardstream.ward;

import dev.wardstream.words.Said;

/**
 * Whether what the page shows is what there is.
 *
 * @param stale whether it is not, or nobody can tell
 * @param starting whether that is so only because it is still being read, within the time that a start may take
 * @param cause why, and what is done about it; empty where it is not stale
 */
record FeedState(boolean stale, boolean starting, Said cause) {
    static final FeedState LIVE = new FeedState(false, false, Said.NOTHING);

    static FeedState stale(Said cause) {
        return new FeedState(true, false, cause);
    }

    static FeedState starting(Said cause) {
        return new FeedState(true, true, cause);
    }
}
