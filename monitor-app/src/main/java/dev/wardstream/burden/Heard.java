package dev.wardstream.burden;

import java.util.List;

/**
 * What somebody would have heard at one patient's bed under one policy.
 *
 * @param calls when, epoch milliseconds, in order
 * @param raised alarms raised, whether or not they called
 * @param on when an alarm that had called was on: {@code {from, to}}, epoch milliseconds
 */
public record Heard(List<Long> calls, int raised, List<long[]> on) {
    public Heard {
        calls = List.copyOf(calls);
        on = List.copyOf(on);
    }

    boolean calledWithin(long from, long to) {
        return calls.stream().anyMatch(at -> at >= from && at <= to);
    }

    boolean onWithin(long from, long to) {
        return on.stream().anyMatch(span -> span[0] <= to && span[1] >= from);
    }
}
