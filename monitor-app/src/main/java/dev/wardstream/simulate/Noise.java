package dev.wardstream.simulate;

/**
 * A seeded source of random numbers (SplitMix64) that gives the same numbers on every machine and Java version, in 16 bytes,
 * so that tens of thousands of patients can each have their own.
 */
final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;
    /** Four uniform 16-bit numbers sum up to a mean of 2 (65535) and a standard deviation of 65536 / sqrt(3). */
    private static final double MEAN_OF_FOUR = 2.0 * 65_535;

    private static final double DEVIATION_OF_FOUR = 65_536 / Math.sqrt(3);

    private long state;

    private Noise(long state) {
        this.state = state;
    }

    /** The noise of one thing among many under the same seed, such as a bed; {@code index} tells them apart. */
    static Noise of(long seed, long index) {
        return new Noise(mix(seed + GOLDEN * mix(index + GOLDEN)));
    }

    /** Uniform, from 0 inclusive to 1 exclusive. */
    double uniform() {
        return (next() >>> 11) * UNIT;
    }

    double between(double lowest, double highest) {
        return lowest + (highest - lowest) * uniform();
    }

    /**
     * Close to normal with mean 0 and deviation 1, and never beyond 3.5: the sum of four uniform numbers. A simulated sensor
     * must not have the one-in-a-million outlier that would make a test of false alarms flicker.
     */
    double gaussian() {
        long bits = next();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - MEAN_OF_FOUR) / DEVIATION_OF_FOUR;
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
