package dev.wardstream.command;

import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.Feed;
import dev.wardstream.vitals.Assignments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a ward's devices send where two runs are to leave the same. */
final class KillFeeds {
    /** A sample in so many comes again, so many samples of its ward later: a third of what the intake remembers of a device. */
    static final int REPEATED = 7;

    private static final int LATER = 24 * 16;

    private KillFeeds() {}

    /** As from devices whose gateway never got an answer, and sends again. */
    static Feed withRepeats(Feed feed) {
        return new Feed() {
            @Override
            public Set<String> vendors() {
                return feed.vendors();
            }

            @Override
            public List<Assignments> assignments() {
                return feed.assignments();
            }

            @Override
            public Iterator<Emission> emissions() {
                List<Emission> all = new ArrayList<>();
                Deque<Emission> again = new ArrayDeque<>();
                Iterable<Emission> once = feed::emissions;
                for (Emission emission : once) {
                    all.add(emission);
                    if (again.size() == LATER / REPEATED) {
                        all.add(again.removeFirst());
                    }
                    if (all.size() % REPEATED == 0) {
                        again.addLast(emission);
                    }
                }
                return all.iterator();
            }
        };
    }

    /** A patient's samples come by one device only: no one can tell in which order those of two would be read. */
    static Feed oneDeviceEach(Feed feed) {
        return new Feed() {
            @Override
            public Set<String> vendors() {
                return feed.vendors();
            }

            @Override
            public List<Assignments> assignments() {
                return feed.assignments().stream()
                        .filter(assignments -> isMain(assignments.device().value()))
                        .toList();
            }

            @Override
            public Iterator<Emission> emissions() {
                Iterable<Emission> all = feed::emissions;
                return StreamSupport.stream(all.spliterator(), false)
                        .filter(emission -> isMain(emission.device().value()))
                        .iterator();
            }

            private boolean isMain(String device) {
                return !device.contains("cuff");
            }
        };
    }
}
