package dev.wardstream.archive;

import org.jspecify.annotations.Nullable;

/** Where a token is kept for whoever uses it. */
public interface TokenPlace {
    /** What it holds; null where it holds nothing yet. */
    @Nullable String held();

    void keep(String token);

    /** Where that is, for people. */
    @Override
    String toString();
}
