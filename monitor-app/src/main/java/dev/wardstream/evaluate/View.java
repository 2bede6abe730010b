package dev.wardstream.evaluate;

import dev.wardstream.vitals.Signal;
import dev.wardstream.window.WindowSpec;
import java.util.List;

/** What a scorer sees of a patient: a window of so many steps over these signals. */
record View(WindowSpec window, List<Signal> signals) {
    View {
        signals = List.copyOf(signals);
    }
}
