package dev.wardstream.notify;

import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.schemas.avro.Priority;
import dev.wardstream.wire.Topics;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The topic of notifications: written here, and looked up in what is read back from it, also of other instances. */
final class NotificationLog implements Journal, AutoCloseable {
    private static final int LONGEST_DETAIL = 500;

    private final Producer<String, byte[]> producer;
    private final LookUp lookUp;
    private final Tail<Notification> tail;
    private final NotifyStatus status;
    private final Queue<String> finished = new ConcurrentLinkedQueue<>();
    private final Queue<Notification> unwritten = new ConcurrentLinkedQueue<>();

    NotificationLog(Producer<String, byte[]> producer, Map<String, Object> kafka, NotifyStatus status) {
        this.producer = producer;
        this.status = status;
        this.lookUp = new LookUp();
        this.tail = new Tail<>(Topics.NOTIFICATIONS, kafka, LookUp.STATES, lookUp::heard);
    }

    void start() {
        tail.start();
    }

    /** Completes when all that is on the log by now can be looked up. */
    CompletableFuture<Void> catchUp() {
        return tail.catchUp();
    }

    /** How far what was there at the start is read; empty where that is not known. */
    String progress() {
        return tail.progress();
    }

    @Override
    public @Nullable State stateOf(String key) {
        return lookUp.stateOf(key);
    }

    /** Null where it is not among the newest. */
    @Nullable Notification of(String key) {
        return lookUp.of(key);
    }

    @Override
    public void write(Call call, State state, Told told, int attempts, String detail) {
        status.came(told.channel(), state);
        Notification notification = Notification.newBuilder()
                .setKey(call.key())
                .setEpisodeId(call.episode())
                .setPatientId(call.patient().value())
                .setWard(call.location().ward())
                .setBed(call.location().bed())
                .setRecipient(call.person().name())
                .setChannel(told.channel().isEmpty() ? null : told.channel())
                .setLevel(call.level())
                .setPriority(Priority.valueOf(told.priority().name()))
                .setText(told.text())
                .setState(state.toAvro())
                .setAt(System.currentTimeMillis())
                .setAttempts(attempts)
                .setDetail(detail.isEmpty() ? null : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)))
                .build();
        State known = lookUp.stateOf(call.key());
        if (known != null && known.compareTo(state) > 0) {
            finished.add(call.key()); // the link was opened before we knew that the message had arrived
        } else {
            send(notification);
        }
    }

    /** Writes that a call was read or answered; completes when the log has it. */
    CompletableFuture<Void> record(Notification notification) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        Future<RecordMetadata> unused = producer.send(recordOf(notification), (metadata, failure) -> {
            if (failure == null) {
                lookUp.heard(notification);
                written.complete(null);
            } else {
                written.completeExceptionally(failure);
            }
        });
        return written;
    }

    /** The key of a call that the log has the end of; null where there is none. */
    @Nullable String pollFinished() {
        return finished.poll();
    }

    /** Tries again what the brokers did not take. */
    void retry() {
        for (int left = unwritten.size(); left > 0; left--) {
            Notification notification = unwritten.poll();
            if (notification != null) {
                send(notification);
            }
        }
    }

    boolean isBehind() {
        return !unwritten.isEmpty();
    }

    @Override
    public void close() {
        tail.close();
    }

    private void send(Notification notification) {
        Future<RecordMetadata> unused = producer.send(recordOf(notification), (metadata, failure) -> {
            if (failure == null) {
                written(notification);
            } else {
                unwritten.add(notification);
                status.trouble("the notification log cannot be written: " + failure.getMessage());
            }
        });
    }

    private void written(Notification notification) {
        lookUp.heard(notification);
        State state = State.of(notification.getState());
        if (state != null && state.isFinal()) {
            finished.add(notification.getKey());
        }
    }

    private static ProducerRecord<String, byte[]> recordOf(Notification notification) {
        String topic = Topics.NOTIFICATIONS.name();
        return new ProducerRecord<>(
                topic,
                notification.getKey(),
                Topics.NOTIFICATIONS.serde().serializer().serialize(topic, notification));
    }
}
