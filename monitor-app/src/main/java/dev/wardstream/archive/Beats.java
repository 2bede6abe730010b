package dev.wardstream.archive;

import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * When what stands is written: at each full minute of the ward's clock, and once at the start, as the minute that runs. All archives
 * that share the work beat at the same moments, so that the points of one beat are those of all patients. A beat that is missed,
 * while the store is away, is not made up for: nobody asks how the ward stood then.
 */
final class Beats {
    static final Duration PERIOD = Duration.ofSeconds(60);

    private final WardState ward;
    private boolean told;
    private long minute = Long.MIN_VALUE;
    private long last = Long.MIN_VALUE;

    Beats(WardState ward) {
        this.ward = ward;
    }

    /** Whether the next beat has come. */
    boolean isDue() {
        long now = ward.now();
        return now != Long.MIN_VALUE && minuteOf(now) != minute;
    }

    /** The points of the beat that has come. A clock that was set back makes no beat older than the one before it. */
    List<Entry> next() {
        minute = minuteOf(ward.now());
        last = last == Long.MIN_VALUE ? minute : Math.max(minute, last + 1);
        List<Entry> entries = new ArrayList<>();
        ward.beat(last)
                .forEach((partition, points) -> points.forEach((measurement, some) -> some.forEach(
                        point -> entries.add(new Entry(measurement, alertsOf(partition), Entry.NO_RECORD, point)))));
        if (!told && !entries.isEmpty()) {
            told = true;
            entries.add(new Entry(
                    Measurement.SCHEMA, entries.get(0).partition(), Entry.NO_RECORD, StandingPoints.schema(last)));
        }
        return entries;
    }

    /** The next beat is due at once: there are other patients to tell of. */
    void again() {
        minute = Long.MIN_VALUE;
    }

    private static long minuteOf(long now) {
        return Math.floorDiv(now, PERIOD.toMillis()) * PERIOD.toMillis();
    }

    private static TopicPartition alertsOf(int partition) {
        return new TopicPartition(Topics.ALERTS.name(), partition);
    }
}
