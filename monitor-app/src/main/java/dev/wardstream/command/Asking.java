package dev.wardstream.command;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Asks something of the monitor by its topics, and waits for what became of it. */
final class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> kafka;

    Asking(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /**
     * Publishes a command and returns what became of it.
     *
     * @throws IllegalStateException where nobody answers within 10 s
     * @throws KafkaException where it could not be published
     */
    CommandOutcome ask(AlarmCommand command) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<String, CommandOutcome> outcomes = new KafkaConsumer<>(
                properties,
                new StringDeserializer(),
                Topics.COMMAND_OUTCOMES.serde().deserializer())) {
            List<TopicPartition> partitions = outcomes.partitionsFor(Topics.COMMAND_OUTCOMES.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            outcomes.assign(partitions);
            outcomes.seekToEnd(partitions);
            partitions.forEach(outcomes::position); // the end as of now, before the command is there
            publish(CommandRecords.toAvro(command, OsUser.place() + " as " + OsUser.name()));
            return await(command, outcomes);
        }
    }

    private static CommandOutcome await(AlarmCommand command, KafkaConsumer<String, CommandOutcome> outcomes) {
        long since = System.nanoTime();
        while (System.nanoTime() - since < PATIENCE.toNanos()) {
            for (ConsumerRecord<String, CommandOutcome> record : outcomes.poll(POLL)) {
                if (record.value() != null && record.value().command().equals(command.id())) {
                    return record.value();
                }
            }
        }
        throw new IllegalStateException("no monitor has answered within " + PATIENCE.toSeconds() + " s: the command "
                + command.id() + " waits on " + Topics.ALERT_COMMANDS
                + " and may still be done; wardstream watch --once tells whether a monitor runs");
    }

    private void publish(AlertCommand record) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (KafkaProducer<String, AlertCommand> producer = new KafkaProducer<>(
                properties,
                new StringSerializer(),
                Topics.ALERT_COMMANDS.serde().serializer())) {
            producer.send(new ProducerRecord<>(Topics.ALERT_COMMANDS.name(), record.getPatientId(), record))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "the monitor's Kafka cannot be reached, so it is not known whether the command was done: look with"
                            + " wardstream alarms before you ask again",
                    e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
