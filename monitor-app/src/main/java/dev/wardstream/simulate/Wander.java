package dev.wardstream.simulate;

/**
 * How a vital wanders around its resting value from second to second: a first-order autoregression, which drifts like a
 * person and does not jump like dice.
 *
 * @param keep the share of the deviation that is left after a second
 * @param push the deviation of what each second adds
 */
record Wander(double keep, double push) {

    /**
     * @param deviation the standard deviation of the whole, in the vital's unit
     * @param memory seconds until a deviation has decayed to 37 %
     */
    static Wander of(double deviation, double memory) {
        double keep = StrictMath.exp(-1 / memory);
        return new Wander(keep, deviation * Math.sqrt(1 - keep * keep));
    }

    /** The deviation a second after it was {@code deviation}. */
    double next(double deviation, Noise noise) {
        return keep * deviation + push * noise.gaussian();
    }
}
