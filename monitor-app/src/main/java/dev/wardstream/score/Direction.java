package dev.wardstream.score;

/** Which way of differing from what was expected counts against a patient. */
public enum Direction {
    /** Only more than expected. */
    UP(1),
    /** Only less than expected. */
    DOWN(-1),
    /** More and less alike. */
    EITHER(0),
    /** Neither: it is read to explain the others. */
    CONTEXT(0);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /**
     * What a difference counts: the square of its soft positive part, {@code log(1 + e^d)²}, which nears d² against the patient
     * and 0 the other way, and never ties.
     *
     * @param difference observed less expected, in residuals
     */
    double penalty(double difference) {
        double against = sign == 0 ? Math.abs(difference) : sign * difference;
        double soft = Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
        return soft * soft;
    }
}
