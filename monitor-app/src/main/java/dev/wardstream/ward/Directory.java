package dev.wardstream.ward;

import dev.wardstream.vitals.Location;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What other parts of the monitor know of people and devices, for people to choose from. */
public interface Directory {
    /**
     * Everybody who can be called, with the level at which they are on duty for a bed, the lowest first; 0 for who is not.
     *
     * @param now on the ward's clock, epoch milliseconds
     */
    Map<String, Integer> levels(Location bed, long now);

    /** Devices that sent of late though nobody wears them, with when they were heard last, on the ward's clock. */
    CompletableFuture<Map<String, Long>> waitingDevices();
}
