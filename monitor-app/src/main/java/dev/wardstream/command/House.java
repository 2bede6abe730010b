package dev.wardstream.command;

import dev.wardstream.notify.Notify;
import dev.wardstream.pipeline.Surroundings;
import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.ward.Directory;
import dev.wardstream.ward.LiveWard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the parts of one monitor know of each other's people, beds and devices, once they are there. */
final class House implements Surroundings, Directory {
    private final WaitingDevices waiting;
    private final GlucoseUnit glucoseUnit;
    private volatile @Nullable Notify calls;
    private volatile @Nullable LiveWard ward;

    House(WaitingDevices waiting, GlucoseUnit glucoseUnit) {
        this.waiting = waiting;
        this.glucoseUnit = glucoseUnit;
    }

    @Override
    public GlucoseUnit glucoseUnit() {
        return glucoseUnit;
    }

    void has(@Nullable Notify itsCalls) {
        calls = itsCalls;
    }

    void has(@Nullable LiveWard itsWard) {
        ward = itsWard;
    }

    @Override
    public @Nullable List<String> people() {
        Notify known = calls;
        return known == null ? null : known.people();
    }

    @Override
    public List<PatientId> lyingIn(Location bed) {
        LiveWard known = ward;
        return known == null ? List.of() : known.lyingIn(bed);
    }

    @Override
    public Map<String, Integer> levels(Location bed, long now) {
        Notify known = calls;
        return known == null ? Map.of() : known.levels(bed, Instant.ofEpochMilli(now));
    }

    @Override
    public CompletableFuture<Map<String, Long>> waitingDevices() {
        return waiting.heard();
    }
}
