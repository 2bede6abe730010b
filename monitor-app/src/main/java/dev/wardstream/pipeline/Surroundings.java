package dev.wardstream.pipeline;

import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other parts of the monitor know of the house: who works there, who lies where, and how glucose is read. The stream asks
 * for it where a command names somebody, and for what it tells; none of it is on the topics that it reads.
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

        @Override
        public GlucoseUnit glucoseUnit() {
            return GlucoseUnit.MG_DL;
        }
    };

    /** Everybody who can be called; null where this monitor calls nobody. */
    @Nullable List<String> people();

    /** Who is shown in a bed. */
    List<PatientId> lyingIn(Location bed);

    /** The unit in which people here read blood glucose. */
    GlucoseUnit glucoseUnit();
}
