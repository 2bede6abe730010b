package dev.wardstream.ward;

/**
 * A bed as JSON, encoded once for all who look at it: the facts, which change with every sample, and the trend, which changes
 * once a minute, apart.
 *
 * @param facts an object
 * @param factsAt the version of all beds at which they were encoded last
 * @param trend an object too: the trend's
 * @param trendAt the version at which the trend was encoded last
 */
record EncodedBed(BedView bed, byte[] facts, long factsAt, byte[] trend, long trendAt) {

    /** The bed with its trend. */
    byte[] full() {
        return new Bytes()
                .add(facts, facts.length - 1)
                .add(",\"trend\":")
                .add(trend)
                .add("}")
                .all();
    }

    /** What is new since a version: the trend is left out where it is not. */
    byte[] since(long version) {
        return trendAt > version ? full() : facts;
    }

    boolean isIn(Sight sight) {
        return sight.has(bed.ward());
    }
}
