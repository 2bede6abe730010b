package dev.wardstream.patient;

import dev.wardstream.score.Model;
import dev.wardstream.score.ModelRef;

/**
 * A model, and from when on it is the one of its id.
 *
 * @param shape of its windows
 * @param from in each patient's measured time, epoch milliseconds: a window whose newest sample was measured at this instant
 *     or later is its
 * @param shadow whether it is only tried beside the one of its id, and no alarm comes of it
 */
public record Deployment(Model model, WindowShape shape, long from, boolean shadow) {
    public Deployment(Model model, long from, boolean shadow) {
        this(model, WindowShape.of(model), from, shadow);
    }

    static Deployment always(Model model) {
        return new Deployment(model, Long.MIN_VALUE, false);
    }

    String id() {
        return model.ref().id();
    }

    public ModelRef ref() {
        return model.ref();
    }
}
