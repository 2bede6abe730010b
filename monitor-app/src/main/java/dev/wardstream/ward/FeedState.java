package dev.wardstream.ward;

/**
 * Whether what the page shows is what there is.
 *
 * @param stale whether it is not, or nobody can tell
 * @param cause why, and what is done about it; empty where it is not
 */
record FeedState(boolean stale, String cause) {
    static final FeedState LIVE = new FeedState(false, "");

    static FeedState stale(String cause) {
        return new FeedState(true, cause);
    }
}
