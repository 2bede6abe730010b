package dev.wardstream.pipeline;

import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other parts of the monitor know of the house: who works there, and who lies where. The stream asks for it where a
 * command names somebody; none of it is on the topics that it reads.
 */
public interface Surroundings {
    /** Of which nothing is known: every name is taken as it comes. */
    Surroundings UNKNOWN = new Surroundings() {
        @Override
        public @Nullable List<String> people() {
            return null;
        }

        @Override
        public List<PatientId> lyingIn(Location bed) {
            return List.of();
        }
    };

    /** Everybody who can be called; null where this monitor calls nobody. */
    @Nullable List<String> people();

    /** Who is shown in a bed. */
    List<PatientId> lyingIn(Location bed);
}
