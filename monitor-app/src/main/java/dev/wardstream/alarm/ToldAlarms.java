package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import java.util.Arrays;
import java.util.List;

/**
 * Which alarms were told of this patient, the newest so many: one that is over can still be marked as useful or not. Each takes
 * three bytes of the state, since a hash stands for its id: a mark of an id that never was, but has the hash of one, is of no
 * alarm, and is counted nowhere.
 */
final class ToldAlarms {
    /** How many are remembered. */
    static final int MOST = 32;

    /** As many as three bytes hold. */
    private static final int BITS = (1 << 20) - 1;

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
        int sought = hashOf(id);
        return Arrays.stream(hashes).anyMatch(hash -> hash == sought);
    }

    void add(String id) {
        int kept = Math.min(hashes.length, MOST - 1);
        int[] more = Arrays.copyOfRange(hashes, hashes.length - kept, hashes.length + 1);
        more[kept] = hashOf(id);
        hashes = more;
    }

    private static int hashOf(String id) {
        int hash = id.hashCode();
        return (hash ^ hash >>> 12) & BITS;
    }

    void writeTo(StateWriter out) {
        out.items(hashes.length);
        for (int hash : hashes) {
            out.number(hash);
        }
        out.end();
    }

    static ToldAlarms readFrom(StateReader in) {
        ToldAlarms told = new ToldAlarms();
        told.hashes =
                in.list(StateReader::number).stream().mapToInt(Math::toIntExact).toArray();
        return told;
    }
}
