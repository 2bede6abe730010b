package dev.wardstream.pipeline;

import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who works in a house and who lies where, as a test says. */
final class House implements Surroundings {
    final Map<Location, List<PatientId>> lying = new HashMap<>();

    @Nullable List<String> people;

    GlucoseUnit glucoseUnit = GlucoseUnit.MG_DL;

    @Override
    public @Nullable List<String> people() {
        return people;
    }

    @Override
    public List<PatientId> lyingIn(Location bed) {
        return lying.getOrDefault(bed, List.of());
    }

    @Override
    public GlucoseUnit glucoseUnit() {
        return glucoseUnit;
    }
}
