package dev.wardstream.simulate;

/**
 * Something that rises, stays and wanes, as a share from 0 to 1 over the seconds since an onset; smooth at both ends.
 *
 * @param rises when it begins to rise
 * @param full when it has reached 1
 * @param wanes when it begins to wane
 * @param gone when it is 0 again
 */
record Swell(double rises, double full, double wanes, double gone) {
    static final Swell NEVER = new Swell(0, 0, 0, 0);

    Swell {
        if (rises > full || full > wanes || wanes > gone) {
            throw new IllegalArgumentException("a swell must rise, be full, wane and be gone in this order, not at "
                    + rises + ", " + full + ", " + wanes + ", " + gone + " s");
        }
    }

    /** Full from one instant on, and gone at another. */
    static Swell sudden(double from, double until) {
        return new Swell(from, from, until, until);
    }

    double at(double second) {
        if (second < rises || second >= gone) {
            return 0;
        }
        if (second < full) {
            return smooth((second - rises) / (full - rises));
        }
        return second < wanes ? 1 : smooth((gone - second) / (gone - wanes));
    }

    private static double smooth(double x) {
        return x * x * (3 - 2 * x);
    }
}
