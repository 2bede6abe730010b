package dev.wardstream.notify;

import dev.wardstream.alarm.Alert;
import dev.wardstream.notify.Journal.Told;
import dev.wardstream.words.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * From alerts to messages and their results. No Kafka, no network, no clock: time is an argument, in epoch milliseconds of
 * the wall clock. The stages, in order:
 *
 * <ol>
 *   <li>group: one call a person and episode, whatever of it fired ({@link Episode})
 *   <li>wait: so long that what calls the same person at the same time is told together ({@link Mailbox})
 *   <li>dedup: what the log says was made is not made again ({@link Journal})
 *   <li>inhibit, silence: what was answered, silenced, is over or overtaken meanwhile is withdrawn ({@link
 *       Episode#withdraws})
 *   <li>send, by the person's first way, with retry and back-off, then by the next ({@link Batch})
 *   <li>where all ways fail, the next level is called ({@link Round})
 *   <li>log: every end of a call, before its alert's record is committed ({@link OpenCalls})
 * </ol>
 */
final class Switchboard {
    /** Who is over this long when told, be it of high priority, is no news: notify was down meanwhile. */
    private static final Duration OLD = Duration.ofMinutes(10);

    private final Rules rules;
    private final Supplier<Rota> rota;
    private final Journal journal;
    private final OpenCalls open;
    private final Function<Call, String> answerUrl;
    private final NotifyStatus status;

    private final Episodes episodes = new Episodes();
    private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
    private final PriorityQueue<Batch> retries = new PriorityQueue<>(Comparator.comparingLong(Batch::nextTry));

    /** A message on its way, and what is planned with it. */
    record Attempt(Batch batch, Message message) {}

    Switchboard(
            Rules rules,
            Supplier<Rota> rota,
            Journal journal,
            OpenCalls open,
            Function<Call, String> answerUrl,
            NotifyStatus status) {
        this.rules = rules;
        this.rota = rota;
        this.journal = journal;
        this.open = open;
        this.answerUrl = answerUrl;
        this.status = status;
    }

    /** An alert's record was read. */
    void heard(Alert alert, Origin origin, long now) {
        boolean calls = alert.calls() && alert.priority().compareTo(rules.from()) >= 0;
        String id = alert.standing().episode().isEmpty()
                ? alert.id()
                : alert.standing().episode();
        if (!calls && !episodes.knows(id)) {
            return;
        }
        episodes.of(id).heard(alert);
        if (calls) {
            int level = Math.max(1, alert.standing().level());
            Instant at = Instant.ofEpochMilli(alert.receivedAt());
            OnDuty called = rota.get()
                    .called(alert.location(), at, level, alert.standing().assignee());
            begin(new Round(alert, origin, called), called.note(), now);
        }
        episodes.forgetIfDone(id);
    }

    /** The messages that are to be sent now; each is answered by {@link #result}. */
    List<Attempt> due(long now) {
        List<Batch> ready = new ArrayList<>();
        for (Mailbox mailbox : List.copyOf(mailboxes.values())) {
            while (mailbox.isDue(now)) {
                ready.add(new Batch(mailbox.person(), mailbox.take(rules.most()), now));
            }
            if (mailbox.isEmpty()) {
                mailboxes.remove(mailbox.person().name());
            }
        }
        for (Batch batch = retries.peek(); batch != null && batch.nextTry() <= now; batch = retries.peek()) {
            ready.add(retries.remove());
        }
        ready.forEach(batch -> batch.calls().removeIf(call -> isMade(call, now) || isWithdrawn(call, batch, now)));
        return ready.stream()
                .filter(batch -> !batch.calls().isEmpty())
                .map(batch -> attempt(batch, now))
                .toList();
    }

    void result(Attempt attempt, SendResult result, long now) {
        Batch batch = attempt.batch();
        if (result instanceof SendResult.Taken) {
            write(attempt, State.SENT, "");
        } else if (result instanceof SendResult.Again again
                && batch.again(again.why(), again.atLeast(), rules.giveUpAfter(), now)) {
            retry(attempt);
        } else {
            String why = result instanceof SendResult.Never never ? never.why() : ((SendResult.Again) result).why();
            goOn(attempt, why, now);
        }
    }

    /** The log has how a call ended. */
    void finished(String key) {
        open.finished(key);
    }

    /** Another instance makes the calls of these partitions now. What is on its way is not called back. */
    void drop(Set<Integer> partitions) {
        mailboxes.values().forEach(mailbox -> mailbox.dropIf(call -> isOf(partitions, call)));
        retries.forEach(batch -> batch.calls().removeIf(call -> isOf(partitions, call)));
        open.drop(partitions);
    }

    int pending() {
        return open.count();
    }

    private void begin(Round round, Said note, long now) {
        if (round.called().people().isEmpty()) {
            status.unreached(note.toString());
        } else if (!note.isEmpty()) {
            status.uncovered(note + " (" + place(round.cause()) + ")");
        }
        for (Person person : round.called().people()) {
            Call call = Call.of(round, person, note);
            if (open.open(call, now)) {
                episodes.of(call.episode()).opened(call);
                mailboxes
                        .computeIfAbsent(person.name(), ignored -> new Mailbox(person))
                        .add(call, now + rules.waits().of(call.priority()).toMillis());
            }
        }
    }

    private boolean isMade(Call call, long now) {
        State known = journal.stateOf(call.key());
        if (known == null || !known.isFinal()) {
            return false;
        }
        episodes.of(call.episode()).closed();
        if (known == State.FAILED) {
            // Whoever failed to reach them may have ended before it called the next.
            callTheNext(call, "not reached before", now);
        }
        episodes.forgetIfDone(call.episode());
        finished(call.key());
        return true;
    }

    private boolean isWithdrawn(Call call, Batch batch, long now) {
        boolean isOld = now - call.round().origin().appendedAt() > OLD.toMillis();
        String why = episodes.of(call.episode()).withdraws(call, isOld);
        if (why == null) {
            return false;
        }
        String channel = batch.attempts() == 0 ? "" : batch.way().channel();
        Told told = new Told(
                channel,
                call.priority(),
                call.round().cause().said().in(call.person().language()));
        close(call, State.WITHDRAWN, told, batch.attempts(), why);
        return true;
    }

    private Attempt attempt(Batch batch, long now) {
        batch.trying();
        List<Message.Item> items = batch.calls().stream().map(this::item).toList();
        String key = Keys.ofMessage(batch.calls().stream().map(Call::key).toList());
        return new Attempt(
                batch,
                new Message(
                        key, batch.person().name(), batch.way(), batch.person().language(), now, items));
    }

    private Message.Item item(Call call) {
        Episode episode = episodes.of(call.episode());
        return new Message.Item(
                call.key(),
                call.episode(),
                call.patient().value(),
                call.location().ward(),
                call.location().bed(),
                call.level(),
                episode.priority(),
                episode.text().in(call.person().language()),
                call.note().in(call.person().language()),
                answerUrl.apply(call));
    }

    private void retry(Attempt attempt) {
        if (attempt.batch().isFirstFailure()) {
            write(attempt, State.RETRYING, attempt.batch().lastFailure());
        }
        retries.add(attempt.batch());
    }

    /** A way has failed for good. */
    private void goOn(Attempt attempt, String why, long now) {
        Batch batch = attempt.batch();
        if (batch.nextWay(why, now)) {
            write(attempt, State.RETRYING, batch.lastFailure());
            retries.add(batch);
            return;
        }
        for (Call call : batch.calls()) {
            callTheNext(call, batch.lastFailure(), now); // before this one is done with, so that its record stays open
        }
        write(attempt, State.FAILED, batch.lastFailure());
    }

    private void callTheNext(Call call, String why, long now) {
        Round round = call.round();
        if (!round.failed(call.person().name())) {
            return;
        }
        Said note = Said.of("called.unreached", call.person().name());
        Instant at = Instant.ofEpochMilli(round.cause().receivedAt());
        OnDuty next = round.isOfAssignee()
                ? rota.get().ofLevel(call.location(), at, call.level())
                : rota.get().fromLevel(call.location(), at, call.level() + 1);
        if (next.people().isEmpty()) {
            status.unreached(place(round.cause()) + ": " + note + " (" + why + "), and nobody is above");
            return;
        }
        begin(new Round(round.cause(), round.origin(), next), note, now);
    }

    private void write(Attempt attempt, State state, String detail) {
        Map<String, Call> calls = new LinkedHashMap<>();
        attempt.batch().calls().forEach(call -> calls.put(call.key(), call));
        for (Message.Item item : attempt.message().items()) {
            Call call = calls.get(item.call());
            if (call != null) {
                Told told = new Told(attempt.message().way().channel(), item.priority(), item.text());
                close(call, state, told, attempt.batch().attempts(), detail);
            }
        }
    }

    private void close(Call call, State state, Told told, int attempts, String detail) {
        if (state.isFinal()) {
            episodes.of(call.episode()).closed();
            episodes.forgetIfDone(call.episode());
        }
        journal.write(call, state, told, attempts, detail);
    }

    private static String place(Alert alert) {
        return alert.location().ward() + "/" + alert.location().bed();
    }

    private static boolean isOf(Set<Integer> partitions, Call call) {
        return partitions.contains(call.round().origin().partition());
    }
}
