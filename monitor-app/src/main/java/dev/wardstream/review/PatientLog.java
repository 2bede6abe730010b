package dev.wardstream.review;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.burden.Turns;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.score.PatientScore;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads back from the topics what came in of a patient, committed records only. Each reading has its own connection. */
public final class PatientLog {
    /** The alarms run for so long before what counts, so that what was on by then is no new call. */
    public static final Duration BEFORE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(PatientLog.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> properties;

    public PatientLog(Map<String, Object> kafka) {
        properties = new HashMap<>(kafka);
        properties.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    }

    /**
     * Which stretch of time is read, epoch milliseconds.
     *
     * @param from on the ward's clock
     * @param until likewise
     * @param appended since when, by the wall clock, records were appended that may be of it
     */
    public record Time(long from, long until, long appended) {
        /**
         * The last so many hours.
         *
         * @param now on the ward's clock
         * @param speed ward seconds in a second of the wall clock; 0 where the ward's clock stands
         */
        public static Time last(Duration length, long now, double speed) {
            long back = length.plus(BEFORE).toMillis();
            long wall = speed > 0 && speed < 1 ? Math.round(back / speed) : back;
            return new Time(now - length.toMillis(), now, System.currentTimeMillis() - wall);
        }

        private boolean has(long at) {
            return at >= from - BEFORE.toMillis() && at <= until;
        }
    }

    /**
     * What came in of one patient. It is empty where nothing did.
     *
     * @param policy by which readings are trusted
     * @param progress is told how many records were read, and may throw to end it
     * @throws KafkaException where a topic is not there, or the brokers stop to answer
     */
    public Stretch read(PatientId patient, Time time, AlarmPolicy policy, Progress progress) {
        List<PatientSample> samples = new ArrayList<>();
        List<PatientScore> scores = new ArrayList<>();
        List<AlarmCommand> orders = new ArrayList<>();
        Predicate<String> his = patient.value()::equals;
        each(Topics.PATIENT_VITALS, patient, time, his, progress, sample -> {
            if (time.has(sample.receivedAt())) {
                samples.add(sample);
            }
        });
        each(Topics.PATIENT_SCORES, patient, time, his, progress, score -> {
            if (time.has(score.receivedAt())) {
                scores.add(score);
            }
        });
        // A sender of commands may have another partitioner than the stream.
        each(Topics.ALERT_COMMANDS, null, time, his, progress, command -> add(command, time, orders));
        orders.sort(Comparator.comparingLong(AlarmCommand::issuedAt));
        return new Stretch(patient, Turns.of(samples, scores, policy), orders, time.from(), time.until());
    }

    /** Who was measured on a ward in that time, by their ids. */
    public Set<String> patientsOf(String ward, Time time, Progress progress) {
        Set<String> patients = new TreeSet<>();
        each(Topics.PATIENT_VITALS, null, time, key -> !patients.contains(key), progress, sample -> {
            if (time.has(sample.receivedAt()) && sample.location().ward().equals(ward)) {
                patients.add(sample.patient().value());
            }
        });
        return patients;
    }

    /** Limits are what is compared; a mark changes no alarm. */
    private static void add(AlertCommand record, Time time, List<AlarmCommand> orders) {
        try {
            AlarmCommand command = CommandRecords.toDomain(record);
            boolean counts =
                    !(command.action() instanceof Action.SetLimits) && !(command.action() instanceof Action.MarkUseful);
            if (counts && time.has(command.issuedAt())) {
                orders.add(command);
            }
        } catch (IllegalArgumentException e) {
            LOG.info("The monitor refused a command that is nonsense, and so it changes nothing: {}", e.getMessage());
        }
    }

    /** @param patient whose partition is read; null for all */
    private <V> void each(
            Topic<V> topic,
            @Nullable PatientId patient,
            Time time,
            Predicate<String> keys,
            Progress progress,
            Consumer<V> taker) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic, patient);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            seek(consumer, ends, time.appended());
            long left = left(consumer, ends);
            long all = left;
            long heardAt = System.nanoTime();
            while (left > 0) {
                progress.at("reading " + topic.name(), all - left, all);
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    heardAt = System.nanoTime();
                    if (record.key() != null && record.value() != null && keys.test(record.key())) {
                        take(record, topic, taker);
                    }
                }
                left = left(consumer, ends);
                if (System.nanoTime() - heardAt > PATIENCE.toNanos()) {
                    throw new KafkaException("the brokers have not told the rest of " + topic.name() + " within "
                            + PATIENCE.toSeconds() + " s");
                }
            }
        }
    }

    private static <V> void take(ConsumerRecord<String, byte[]> record, Topic<V> topic, Consumer<V> taker) {
        V value;
        try {
            value = topic.serde().deserializer().deserialize(record.topic(), record.value());
        } catch (RuntimeException e) {
            LOG.warn(
                    "A record cannot be read and is left out ({}-{}@{}): {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return;
        }
        taker.accept(value);
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<?, ?> consumer, Topic<?> topic, @Nullable PatientId patient) {
        List<TopicPartition> all = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        if (all.isEmpty()) {
            throw new KafkaException("there is no topic " + topic.name() + ": create it with wardstream topics");
        }
        if (patient == null) {
            return all;
        }
        byte[] key = patient.value().getBytes(StandardCharsets.UTF_8);
        return List.of(all.get(BuiltInPartitioner.partitionForKey(key, all.size())));
    }

    private static void seek(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends, long since) {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, since));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(partition, first == null ? end : first.offset());
        });
    }

    private static long left(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        long left = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            left += Math.max(0, end.getValue() - consumer.position(end.getKey()));
        }
        return left;
    }
}
