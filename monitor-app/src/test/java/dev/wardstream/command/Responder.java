package dev.wardstream.command;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.CommandOutcome.Result;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Answers commands in the monitor's place: does all, but finds that somebody else has answered what is declined. */
final class Responder implements AutoCloseable {
    private final String bootstrapServers;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "responder");

    private Responder(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    static Responder start(String bootstrapServers) {
        Responder responder = new Responder(bootstrapServers);
        responder.thread.start();
        return responder;
    }

    @Override
    public void close() throws InterruptedException {
        stopping.set(true);
        thread.join();
    }

    private void run() {
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, AlertCommand> commands = new KafkaConsumer<>(
                        kafka,
                        new StringDeserializer(),
                        Topics.ALERT_COMMANDS.serde().deserializer());
                KafkaProducer<String, CommandOutcome> outcomes = new KafkaProducer<>(
                        kafka,
                        new StringSerializer(),
                        Topics.COMMAND_OUTCOMES.serde().serializer())) {
            List<TopicPartition> partitions = commands.partitionsFor(Topics.ALERT_COMMANDS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            commands.assign(partitions);
            while (!stopping.get()) {
                for (ConsumerRecord<String, AlertCommand> record : commands.poll(Duration.ofMillis(100))) {
                    Future<?> ignored = outcomes.send(new ProducerRecord<>(
                            Topics.COMMAND_OUTCOMES.name(), record.key(), outcome(record.value())));
                }
            }
        }
    }

    private static CommandOutcome outcome(AlertCommand record) {
        AlarmCommand command = CommandRecords.toDomain(record);
        boolean declines = command.action() instanceof Action.Decline;
        return new CommandOutcome(
                command.id(),
                command.patient(),
                CommandRecords.nameOf(record),
                command.issuedBy(),
                command.issuedAt() + 5,
                declines ? Result.ALREADY_ANSWERED : Result.DONE,
                declines ? "nurse-9 has acknowledged it" : "it is done");
    }
}
