package dev.wardstream.archive;

import com.influxdb.client.write.Point;
import org.apache.kafka.common.TopicPartition;

/** A point on its way to the store, with the place of the record it was made from. */
record Entry(Measurement measurement, TopicPartition partition, long offset, Point point) {}
