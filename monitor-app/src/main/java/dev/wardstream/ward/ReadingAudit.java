package dev.wardstream.ward;

import dev.wardstream.access.User;
import dev.wardstream.vitals.PatientId;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Who looked at which patient, for the audit: once in a quarter of an hour a user and patient, since an open page asks every few
 * seconds. Whoever reads does not wait for it, and is not kept from reading where it fails: it then stands in the log.
 */
final class ReadingAudit {
    static final long ONCE_IN_MILLIS = 15 * 60 * 1_000;
    /** More are known by none: the eldest is then written once more than it need be. */
    static final int REMEMBERED = 10_000;

    private final Function<Context, User> userOf;
    private final Book book;
    private final LongSupplier clock;
    private final Map<Look, Long> written = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Who looked at whom. */
    private record Look(String user, PatientId patient) {}

    /** Writes it down. */
    interface Book {
        void done(Context context, String action, String detail);
    }

    /** @param clock wall clock, epoch milliseconds */
    ReadingAudit(Function<Context, User> userOf, Book book, LongSupplier clock) {
        this.userOf = userOf;
        this.book = book;
        this.clock = clock;
    }

    void read(Context context, PatientId patient) {
        if (isNews(new Look(userOf.apply(context).name(), patient))) {
            book.done(context, "read patient", patient.value());
        }
    }

    private synchronized boolean isNews(Look look) {
        long now = clock.getAsLong();
        Long before = written.get(look);
        if (before != null && now - before < ONCE_IN_MILLIS) {
            return false;
        }
        written.remove(look);
        written.put(look, now);
        return true;
    }
}
