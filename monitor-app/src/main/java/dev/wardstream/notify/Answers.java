package dev.wardstream.notify;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.schemas.avro.NotificationState;
import dev.wardstream.schemas.avro.Priority;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PersonName;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Answers by link become commands; each link counts once, on whichever instance and after whatever restart. An answer that was
 * refused does not count: the link may be used again.
 */
final class Answers {
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(10);
    private static final Duration OUTCOME_PATIENCE = Duration.ofSeconds(4);
    /** After so many refused answers a link is spent: whoever holds it could fill the topic of commands. */
    private static final int MOST_REFUSALS = 20;

    private final NotificationLog log;
    private final Outcomes outcomes;
    private final Producer<String, byte[]> producer;
    private final LongUnaryOperator wardTime;
    private final NotifyStatus status;
    private final Set<String> beingAnswered = ConcurrentHashMap.newKeySet();

    /** What became of an answer. */
    sealed interface Result {
        record Done(CommandOutcome outcome) implements Result {}

        /** It was judged and refused. */
        record Refused(CommandOutcome outcome) implements Result {}

        /** It is on the topic, but nobody has judged it yet. */
        record OnItsWay() implements Result {}

        record UsedBefore() implements Result {}

        /** It could not be passed on; the link may be used again. */
        record NotTaken() implements Result {}
    }

    Answers(
            NotificationLog log,
            Outcomes outcomes,
            Producer<String, byte[]> producer,
            LongUnaryOperator wardTime,
            NotifyStatus status) {
        this.log = log;
        this.outcomes = outcomes;
        this.producer = producer;
        this.wardTime = wardTime;
        this.status = status;
    }

    /** @throws InterruptedException where the app stops meanwhile */
    boolean isUsed(Link link) throws InterruptedException {
        try {
            within(KAFKA_PATIENCE, log.catchUp());
        } catch (TimeoutException | ExecutionException e) {
            return log.stateOf(link.key()) == State.ANSWERED; // as far as is known; answering will not go on without
        }
        return log.stateOf(link.key()) == State.ANSWERED;
    }

    /** Somebody looks at it. That steers nothing. */
    void read(Link link) {
        State known = log.stateOf(link.key());
        if (known == null || known.compareTo(State.READ) < 0) {
            Future<Void> unused = record(link, State.READ, "", refusalsOf(link));
        }
    }

    /**
     * @param from the remote address
     * @throws InterruptedException where the app stops meanwhile
     */
    Result answer(Link link, Answer answer, String from) throws InterruptedException {
        if (!beingAnswered.add(link.key())) {
            return new Result.UsedBefore();
        }
        try {
            within(KAFKA_PATIENCE, log.catchUp());
            return log.stateOf(link.key()) == State.ANSWERED ? new Result.UsedBefore() : passOn(link, answer, from);
        } catch (TimeoutException | ExecutionException e) {
            status.trouble("an answer by link could not be passed on: " + e);
            return new Result.NotTaken();
        } finally {
            beingAnswered.remove(link.key());
        }
    }

    private Result passOn(Link link, Answer answer, String from)
            throws InterruptedException, TimeoutException, ExecutionException {
        // The same until it was refused: whoever finds a way to send it twice has it counted once.
        int refusals = refusalsOf(link);
        String id = "link-" + link.key() + (refusals == 0 ? "" : "-" + refusals);
        AlarmCommand command = new AlarmCommand(
                id,
                new PatientId(link.patient()),
                wardTime.applyAsLong(System.currentTimeMillis()),
                PersonName.folded(link.recipient()),
                answer.action(link.episode()));
        Future<CommandOutcome> outcome = outcomes.expect(id);
        try {
            publish(CommandRecords.toAvro(command, "link " + from));
            @Nullable CommandOutcome judged = awaited(outcome);
            if (judged != null && isRefused(judged) && refusals + 1 < MOST_REFUSALS) {
                within(KAFKA_PATIENCE, recordRefusal(link, judged, refusals + 1));
                return new Result.Refused(judged);
            }
            within(KAFKA_PATIENCE, record(link, State.ANSWERED, answer.told(), refusals));
            return judged == null ? new Result.OnItsWay() : new Result.Done(judged);
        } finally {
            outcomes.forget(id);
        }
    }

    /** Null where nobody has judged it in time. */
    private static @Nullable CommandOutcome awaited(Future<CommandOutcome> outcome)
            throws InterruptedException, ExecutionException {
        try {
            return within(OUTCOME_PATIENCE, outcome);
        } catch (TimeoutException e) {
            return null;
        }
    }

    /** One that was judged before did count then. */
    private static boolean isRefused(CommandOutcome outcome) {
        return !outcome.isDone() && outcome.result() != CommandOutcome.Result.DUPLICATE;
    }

    private int refusalsOf(Link link) {
        Notification known = log.of(link.key());
        return known == null ? 0 : known.getRefusals();
    }

    private void publish(AlertCommand command) throws InterruptedException, TimeoutException, ExecutionException {
        String topic = Topics.ALERT_COMMANDS.name();
        within(
                KAFKA_PATIENCE,
                producer.send(new ProducerRecord<>(
                        topic,
                        command.getPatientId(),
                        Topics.ALERT_COMMANDS.serde().serializer().serialize(topic, command))));
    }

    private Future<Void> record(Link link, State state, String detail, int refusals) {
        Notification known = log.of(link.key());
        status.came(known == null || known.getChannel() == null ? "" : known.getChannel(), state);
        return write(link, state, detail, refusals);
    }

    /** It has come no further by that. */
    private Future<Void> recordRefusal(Link link, CommandOutcome outcome, int refusals) {
        return write(link, State.READ, "refused: " + outcome.text(), refusals);
    }

    private Future<Void> write(Link link, State state, String detail, int refusals) {
        Notification known = log.of(link.key());
        Notification.Builder notification = known == null ? unknown(link) : Notification.newBuilder(known);
        return log.record(notification
                .setState(state.toAvro())
                .setAt(System.currentTimeMillis())
                .setDetail(detail.isEmpty() ? null : detail)
                .setRefusals(refusals)
                .build());
    }

    /** Of a call that the look-up does not hold any more, what its link says. */
    private static Notification.Builder unknown(Link link) {
        return Notification.newBuilder()
                .setKey(link.key())
                .setEpisodeId(link.episode())
                .setPatientId(link.patient())
                .setWard(link.ward())
                .setBed(link.bed())
                .setRecipient(link.recipient())
                .setLevel(0)
                .setPriority(Priority.UNKNOWN)
                .setText("")
                .setState(NotificationState.UNKNOWN);
    }

    private static <T> T within(Duration patience, Future<T> future)
            throws InterruptedException, TimeoutException, ExecutionException {
        return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
