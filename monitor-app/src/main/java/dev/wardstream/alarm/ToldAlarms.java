package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import java.util.Arrays;
import java.util.List;

/**
 * Which alarms were told of this patient, the newest so many: one that is over can still be marked as useful or not. Each takes
 * five bytes of the state at most, since its id is kept as a hash: a mark that meets another id's hash is one that nobody finds.
 */
final class ToldAlarms {
    /** How many are remembered. */
    static final int MOST = 48;

    /** The oldest first. */
    private int[] hashes = {};

    void take(List<Alert> told) {
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).event() == Event.RAISED) {
                add(told.get(i).id());
            }
        }
    }

    boolean has(String id) {
        int sought = id.hashCode();
        return Arrays.stream(hashes).anyMatch(hash -> hash == sought);
    }

    void add(String id) {
        int kept = Math.min(hashes.length, MOST - 1);
        int[] more = Arrays.copyOfRange(hashes, hashes.length - kept, hashes.length + 1);
        more[kept] = id.hashCode();
        hashes = more;
    }

    void writeTo(StateWriter out) {
        out.number(hashes.length);
        for (int hash : hashes) {
            out.number(hash);
        }
    }

    static ToldAlarms readFrom(StateReader in) {
        ToldAlarms told = new ToldAlarms();
        told.hashes = new int[(int) in.number()];
        Arrays.setAll(told.hashes, i -> (int) in.number());
        return told;
    }
}
