package dev.wardstream.ward;

import dev.wardstream.vitals.Health;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the app is, as it is told outside. */
final class HealthView {
    private HealthView() {}

    /**
     * A part as the API tells it.
     *
     * @param ok whether nobody has to act: it is well, or still starting
     * @param state ok, starting or failed
     */
    record Part(String name, boolean ok, String state, String cause) {}

    static List<Part> parts(Health health) {
        return health.parts().stream()
                .map(part -> new Part(part.name(), !part.isIll(), word(part.state()), part.cause()))
                .toList();
    }

    /** Each part by its name, with its cause where it is not well. */
    static Map<String, Object> byName(Health health) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (Health.Part part : health.parts()) {
            String status = word(part.state());
            told.put(
                    part.name(),
                    part.cause().isEmpty()
                            ? Map.of("status", status)
                            : Map.of("status", status, "cause", part.cause()));
        }
        return told;
    }

    static String word(Health.State state) {
        return switch (state) {
            case OK -> "ok";
            case STARTING -> "starting";
            case ILL -> "failed";
        };
    }
}
