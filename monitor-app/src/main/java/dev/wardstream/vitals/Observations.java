package dev.wardstream.vitals;

import org.jspecify.annotations.Nullable;

/**
 * What someone charts beside the measured values; each is unknown to most devices.
 *
 * @param supplementalOxygen whether the patient gets oxygen; null where unknown
 * @param consciousness ACVPU, {@link Consciousness#UNKNOWN} where unknown
 * @param ventilated whether the patient is mechanically ventilated; null where unknown
 */
public record Observations(
        @Nullable Boolean supplementalOxygen,
        Consciousness consciousness,
        @Nullable Boolean ventilated) {

    private static final Observations UNKNOWN = new Observations(null, Consciousness.UNKNOWN, null);

    public static Observations unknown() {
        return UNKNOWN;
    }
}
