package dev.wardstream.archive;

import com.influxdb.client.write.Point;
import org.apache.kafka.common.TopicPartition;

/**
 * A point on its way to the store, with the place of the record it was made from.
 *
 * @param offset {@link #NO_RECORD} for one of a beat, which no single record made
 */
record Entry(Measurement measurement, TopicPartition partition, long offset, Point point) {
    static final long NO_RECORD = -1;

    /** Where to look for what it was made from, for people. */
    String place() {
        return offset == NO_RECORD ? "a beat of " + measurement.table() : partition + "@" + offset;
    }
}
