package dev.wardstream.pipeline;

import dev.wardstream.score.Model;
import dev.wardstream.vitals.Signal;
import dev.wardstream.window.WindowSpec;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The windows that the versions of a model look at: those which read the same vitals in the same steps share them, so that a
 * new version goes on with what was measured before it came.
 *
 * @param key names it in the store, the same in every run
 */
record WindowShape(String id, WindowSpec window, List<Signal> channels, String key) {
    static WindowShape of(Model model) {
        String id = model.ref().id();
        List<Signal> channels = model.inputs().stream().map(Model.Input::signal).toList();
        String shape = model.window() + channels.stream().map(Signal::field).collect(Collectors.joining(","));
        return new WindowShape(id, model.window(), channels, id + "#" + Integer.toHexString(shape.hashCode()));
    }

    /** By the key alone, which says it all: it is asked for every sample. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WindowShape shape && key.equals(shape.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
