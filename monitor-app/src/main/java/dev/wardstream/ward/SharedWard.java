package dev.wardstream.ward;

import java.util.function.Consumer;
import java.util.function.Function;

/** The ward's state, for several threads: one at a time. */
final class SharedWard {
    private final Ward ward;
    private final Timepiece clock;

    SharedWard(Ward ward, Timepiece clock) {
        this.ward = ward;
        this.clock = clock;
    }

    /** @param view must not let go of anything that changes */
    synchronized <T> T read(Function<Ward, T> view) {
        return view.apply(ward);
    }

    synchronized void write(Consumer<Ward> change) {
        change.accept(ward);
    }

    /** The time on the ward, epoch milliseconds. */
    synchronized long now() {
        return clock.now(ward);
    }
}
