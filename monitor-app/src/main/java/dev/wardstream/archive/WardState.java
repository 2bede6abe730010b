package dev.wardstream.archive;

import com.influxdb.client.write.Point;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.archive.Source.PastRead;
import dev.wardstream.schemas.avro.AlarmLimits;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.LimitRecords;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What the archive knows of the patients whose partitions it has: the topics it follows, taken in and turned into points. Mutable;
 * for one thread.
 */
final class WardState {
    private final AlarmPolicy policy;
    private final WardNow time;
    private final Map<Integer, PartitionState> partitions = new HashMap<>();

    WardState(AlarmPolicy policy, WardNow time) {
        this.policy = policy;
        this.time = time;
    }

    List<Source<?>> sources() {
        return List.of(
                source(Measurement.VITALS, Topics.PATIENT_VITALS, PastRead.RECENT, (sample, message) -> {
                    of(message).take(sample);
                    return PointMapping.vitals(sample, message.offset());
                }),
                source(Measurement.SCORES, Topics.PATIENT_SCORES, PastRead.RECENT, (score, message) -> {
                    of(message).take(score);
                    return PointMapping.score(score, message.offset());
                }),
                source(
                        Measurement.ALERTS,
                        Topics.ALERTS,
                        PastRead.WHOLE,
                        (alert, message) ->
                                PointMapping.alert(alert, of(message).take(alert))),
                compacted(
                        Measurement.LIMITS,
                        Topics.ALARM_LIMITS,
                        PastRead.WHOLE,
                        this::limits,
                        message -> limits(message, null, time.ofRecord(message.timestamp()))),
                source(Measurement.STANDING, Topics.COMMAND_OUTCOMES, PastRead.RECENT, (outcome, message) -> {
                    of(message).take(outcome);
                    return null;
                }),
                compacted(
                        Measurement.BUDGET,
                        Topics.ALARM_BUDGET,
                        PastRead.NONE,
                        (budget, message) -> PointMapping.budget(budget, message.offset()),
                        message -> null));
    }

    /** Forgets what is another archive's to tell from now on. */
    void drop(Collection<TopicPartition> revoked) {
        revoked.forEach(partition -> partitions.remove(partition.partition()));
    }

    /** The ward's time, epoch milliseconds; {@link Long#MIN_VALUE} where nobody has told it yet. */
    long now() {
        return time.now(partitions.values().stream()
                .mapToLong(PartitionState::newest)
                .max()
                .orElse(Long.MIN_VALUE));
    }

    /** The points of this beat of the ward's clock, by the partition that they are of. */
    Map<Integer, Map<Measurement, List<Point>>> beat(long beat) {
        Map<Integer, Map<Measurement, List<Point>>> points = new HashMap<>();
        partitions.forEach((partition, state) -> points.put(partition, state.beat(beat, policy)));
        return points;
    }

    private Point limits(AlarmLimits record, ConsumerRecord<byte[], byte[]> message) {
        return limits(message, LimitRecords.toDomain(record), record.getSetAt());
    }

    /** They stand at the moment they were set; the offset keeps two of one instant apart. */
    private Point limits(ConsumerRecord<byte[], byte[]> message, @Nullable OwnLimits own, long at) {
        PatientId patient = new PatientId(new String(message.key(), StandardCharsets.UTF_8));
        of(message).limits(patient, own);
        return PointMapping.at(StandingPoints.limits(patient, policy, own), at, message.offset());
    }

    private PartitionState of(ConsumerRecord<byte[], byte[]> message) {
        return partitions.computeIfAbsent(message.partition(), number -> new PartitionState());
    }

    private static <T> Source<T> source(
            Measurement measurement, Topic<T> topic, PastRead past, Source.Mapping<T> mapping) {
        return new Source<>(measurement, topic.name(), topic.serde().deserializer(), past, mapping, null);
    }

    private static <T> Source<T> compacted(
            Measurement measurement,
            Topic<T> topic,
            PastRead past,
            Source.Mapping<T> mapping,
            Source.TakingBack takingBack) {
        return new Source<>(measurement, topic.name(), topic.serde().deserializer(), past, mapping, takingBack);
    }
}
