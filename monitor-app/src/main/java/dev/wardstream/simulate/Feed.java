package dev.wardstream.simulate;

import dev.wardstream.vitals.Assignments;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Devices on patients, simulated or recorded: who wears them, and what they publish. */
public interface Feed {
    /** The vendors whose topics are published to. */
    Set<String> vendors();

    /** Who wears which device; to be known before the first sample. */
    List<Assignments> assignments();

    /** All samples in the order of {@link Emission#at()}, made as they are asked for; the same ones at every call. */
    Iterator<Emission> emissions();

    /** The same as a stream. */
    default Stream<Emission> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(emissions(), Spliterator.ORDERED), false);
    }

    /**
     * The same devices on the same patients, but what they send is changed, left out or sent at another time.
     *
     * @param change is asked anew each time the samples are, and keeps their order
     */
    default Feed sending(UnaryOperator<Stream<Emission>> change) {
        Feed unchanged = this;
        return new Feed() {
            @Override
            public Set<String> vendors() {
                return unchanged.vendors();
            }

            @Override
            public List<Assignments> assignments() {
                return unchanged.assignments();
            }

            @Override
            public Iterator<Emission> emissions() {
                return change.apply(unchanged.stream()).iterator();
            }
        };
    }
}
