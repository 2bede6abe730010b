package dev.wardstream.evaluate;

import dev.wardstream.window.Window;
import java.util.Map;

/**
 * A patient at an instant, as every scorer sees him, with what became of him.
 *
 * @param person who must not be both learned from and judged
 * @param recording which of that person's
 * @param at epoch milliseconds; nothing measured later is in here
 * @param windows what there is to see in each view
 * @param news2 the partial NEWS2's total
 * @param pastLimits how many vitals lie past the default limits; one past its extreme limit counts twice
 */
record Moment(
        String person,
        String recording,
        long at,
        boolean outcome,
        Map<View, Window> windows,
        int news2,
        int pastLimits) {
    Moment {
        windows = Map.copyOf(windows);
    }

    Window window(View view) {
        Window window = windows.get(view);
        if (window == null) {
            throw new IllegalArgumentException("nobody asked for the view " + view);
        }
        return window;
    }
}
