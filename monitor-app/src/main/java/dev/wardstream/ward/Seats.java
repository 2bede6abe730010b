package dev.wardstream.ward;

import dev.wardstream.access.Role;
import dev.wardstream.access.Standing;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may have another event stream. One session and one user have so many at most, so that nobody takes them all; and where
 * all are taken, whoever may answer alarms takes the place of a viewer: of the one who has most, the newest.
 *
 * @param most streams at a time
 */
record Seats(int most) {
    /** A browser's tabs. */
    static final int A_SESSION = 10;
    /** Of one name on several walls. */
    static final int A_USER = 40;
    /** After how long it is worth to try again, seconds. */
    static final int LATER_SECONDS = 15;

    /** What who asks gets. */
    sealed interface Place {
        record Free() implements Place {}

        /** @param stream is to end */
        record InPlaceOf(EventStream stream) implements Place {}

        /** All are taken, by others who come first as well. */
        record Full() implements Place {}

        /** They have as many as one session or user may. */
        record TooMany() implements Place {}
    }

    /** @param open those that go on, the oldest first */
    Place of(Standing who, Collection<EventStream> open) {
        if (!who.isEverybody() && hasEnough(who, open)) {
            return new Place.TooMany();
        }
        if (open.size() < most) {
            return new Place.Free();
        }
        List<EventStream> viewers =
                open.stream().filter(stream -> !mayAnswer(stream.listener())).toList();
        return mayAnswer(who) && !viewers.isEmpty()
                ? new Place.InPlaceOf(newestOfWhoHasMost(viewers))
                : new Place.Full();
    }

    private static boolean hasEnough(Standing who, Collection<EventStream> open) {
        long ofSession = open.stream()
                .filter(stream -> stream.listener().session() == who.session())
                .count();
        long ofUser = open.stream()
                .filter(stream -> nameOf(stream).equals(who.user().name()))
                .count();
        return ofSession >= A_SESSION || ofUser >= A_USER;
    }

    private static EventStream newestOfWhoHasMost(List<EventStream> streams) {
        Map<String, Long> counts = new HashMap<>();
        streams.forEach(stream -> counts.merge(nameOf(stream), 1L, Long::sum));
        long most = counts.values().stream().max(Comparator.naturalOrder()).orElse(0L);
        return streams.stream()
                .filter(stream -> counts.getOrDefault(nameOf(stream), 0L) == most)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private static String nameOf(EventStream stream) {
        return stream.listener().user().name();
    }

    private static boolean mayAnswer(Standing who) {
        return who.user().role().mayDo(Role.NURSE);
    }
}
