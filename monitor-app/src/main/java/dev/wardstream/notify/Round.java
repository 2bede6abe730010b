package dev.wardstream.notify;

import dev.wardstream.alarm.Alert;
import dev.wardstream.vitals.PersonName;
import java.util.HashSet;
import java.util.Set;

/** Everybody who is called at one level because of one event: only when none of them can be reached, the next level is. */
final class Round {
    private final Alert cause;
    private final Origin origin;
    private final OnDuty called;
    private final Set<String> unreached = new HashSet<>();

    Round(Alert cause, Origin origin, OnDuty called) {
        this.cause = cause;
        this.origin = origin;
        this.called = called;
    }

    Alert cause() {
        return cause;
    }

    Origin origin() {
        return origin;
    }

    OnDuty called() {
        return called;
    }

    String episode() {
        String episode = cause.standing().episode();
        return episode.isEmpty() ? cause.id() : episode;
    }

    /** Whether it is for whom the episode was handed over to alone. */
    boolean isOfAssignee() {
        return called.people().size() == 1
                && cause.standing().assignee() != null
                && PersonName.same(
                        called.people().get(0).name(), cause.standing().assignee());
    }

    /** Notes that somebody could not be reached; returns whether that was the last of them. */
    boolean failed(String person) {
        return unreached.add(person) && unreached.size() == called.people().size();
    }
}
