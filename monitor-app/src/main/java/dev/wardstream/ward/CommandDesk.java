package dev.wardstream.ward;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks things of the monitor by its topics and tells what became of them. A command that comes again, by its id, is not
 * published again: it waits for the same outcome, or is told the one it had.
 */
final class CommandDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TO_PUBLISH = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_WAITING = 500;

    private final KafkaProducer<String, AlertCommand> producer;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<String, CommandOutcome> remembered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CommandOutcome> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    /** Publishing waits for Kafka where it is away, which no thread of the server's is to do. */
    private final ThreadPoolExecutor publishing =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                Thread thread = new Thread(task, "ward-commands");
                thread.setDaemon(true);
                return thread;
            });

    /** What became of a command. */
    sealed interface Answer {
        record Judged(CommandOutcome outcome) implements Answer {}

        /** Nobody has answered in time; it may still be judged. */
        record Unanswered() implements Answer {}

        /** @param nothingDone whether it never left; else nobody knows whether Kafka has taken it */
        record Unpublished(boolean nothingDone) implements Answer {}

        /** Another command has this id. */
        record Taken() implements Answer {}
    }

    private record Waiting(AlarmCommand command, CompletableFuture<Answer> answer) {}

    CommandDesk(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TO_PUBLISH.toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TO_PUBLISH.toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) TO_PUBLISH.toMillis());
        producer = new KafkaProducer<>(
                properties,
                new StringSerializer(),
                Topics.ALERT_COMMANDS.serde().serializer());
    }

    /**
     * Publishes a command.
     *
     * @param from where it came from, for the audit
     */
    CompletableFuture<Answer> ask(AlarmCommand command, String from) {
        String key = key(command.patient().value(), command.id());
        CommandOutcome known = outcomeOf(key);
        if (known != null) {
            boolean isSame = known.action().equals(command.action().getClass().getSimpleName())
                    && known.issuedBy().equals(command.issuedBy());
            return CompletableFuture.completedFuture(isSame ? new Answer.Judged(known) : new Answer.Taken());
        }
        Waiting mine = new Waiting(command, new CompletableFuture<>());
        Waiting earlier = waiting.putIfAbsent(key, mine);
        if (earlier != null) {
            boolean isSame =
                    earlier.command().action().getClass() == command.action().getClass()
                            && earlier.command().issuedBy().equals(command.issuedBy());
            return isSame ? earlier.answer() : CompletableFuture.completedFuture(new Answer.Taken());
        }
        publish(mine, CommandRecords.toAvro(command, from));
        return mine.answer()
                .completeOnTimeout(new Answer.Unanswered(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> waiting.remove(key, mine));
    }

    /** Hears what became of a command, whoever issued it. The first outcome of an id is its outcome. */
    void heard(CommandOutcome outcome) {
        String key = key(outcome.patient().value(), outcome.command());
        synchronized (remembered) {
            remembered.putIfAbsent(key, outcome);
        }
        Waiting one = waiting.get(key);
        if (one != null) {
            one.answer().complete(new Answer.Judged(outcome));
        }
    }

    @Override
    public void close() {
        publishing.shutdownNow();
        producer.close(Duration.ZERO);
    }

    private void publish(Waiting one, AlertCommand record) {
        try {
            publishing.execute(() -> send(one, record));
        } catch (RejectedExecutionException e) {
            one.answer().complete(new Answer.Unpublished(true));
        }
    }

    private void send(Waiting one, AlertCommand record) {
        Thread sender = Thread.currentThread();
        try {
            var unused = producer.send(
                    new ProducerRecord<>(Topics.ALERT_COMMANDS.name(), record.getPatientId(), record),
                    (metadata, failure) -> {
                        if (failure != null) {
                            // A record that was never sent fails at once, on the thread that would send it.
                            boolean neverSent = Thread.currentThread() == sender;
                            LOG.warn("A command was not published: {}", failure.getMessage());
                            one.answer().complete(new Answer.Unpublished(neverSent));
                        }
                    });
        } catch (KafkaException e) {
            LOG.warn("A command was not published: {}", e.getMessage());
            one.answer().complete(new Answer.Unpublished(true));
        }
    }

    private @Nullable CommandOutcome outcomeOf(String key) {
        synchronized (remembered) {
            return remembered.get(key);
        }
    }

    private static String key(String patient, String id) {
        return patient + " " + id;
    }
}
