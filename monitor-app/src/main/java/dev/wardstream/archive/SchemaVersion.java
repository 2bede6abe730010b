package dev.wardstream.archive;

import org.jspecify.annotations.Nullable;

/**
 * The version of what the store holds, a contract with dashboards and other people's queries: it is raised whenever a
 * measurement, a tag, a field or what a point's time means changes so that a query that was right is so no more.
 *
 * <p>Which version wrote last is noted with the offsets that the archive commits, for a token that may only write cannot ask the
 * store.
 */
final class SchemaVersion {
    static final int CURRENT = 2;

    /** Archives of the first version noted nothing. */
    private static final int FIRST = 1;

    private static final String NOTE = "store-schema=";

    private SchemaVersion() {}

    /** What is noted with a committed offset. */
    static String note() {
        return NOTE + CURRENT;
    }

    /** The version noted with a committed offset. */
    static int noted(@Nullable String metadata) {
        if (metadata == null || !metadata.startsWith(NOTE)) {
            return FIRST;
        }
        try {
            return Integer.parseInt(metadata.substring(NOTE.length()));
        } catch (NumberFormatException e) {
            return FIRST;
        }
    }

    /** What another version in the store means, in words; what to do stands in the manual for operators. */
    static String told(int other) {
        String meaning = other < CURRENT
                ? "alerts of before stand at the time they were measured, not in the order of events, without 'at', and"
                        + " there is no 'standing' and no 'limits'"
                : "a newer archive wrote last, and this one writes in the older form";
        return "the store was written in version " + other + " of its schema, from now on in version " + CURRENT + ": "
                + meaning
                + "; see \"Versions of the store\" in monitor-app/docs/operators.md. This is told until the next start";
    }
}
