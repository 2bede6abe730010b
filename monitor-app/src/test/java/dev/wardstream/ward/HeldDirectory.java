package dev.wardstream.ward;

import dev.wardstream.vitals.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** People and devices as a test says. */
final class HeldDirectory implements Directory {
    final Map<String, Integer> people = new LinkedHashMap<>();
    final Map<String, Long> devices = new LinkedHashMap<>();

    @Override
    public Map<String, Integer> levels(Location bed, long now) {
        return people;
    }

    @Override
    public CompletableFuture<Map<String, Long>> waitingDevices() {
        return CompletableFuture.completedFuture(devices);
    }
}
