package dev.wardstream.notify;

import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.wire.Topics;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What became of the commands that somebody here waits for. */
final class Outcomes implements AutoCloseable {
    private final Map<String, CompletableFuture<CommandOutcome>> awaited = new ConcurrentHashMap<>();
    private final Tail<CommandOutcome> tail;

    Outcomes(Map<String, Object> kafka) {
        tail = new Tail<>(Topics.COMMAND_OUTCOMES, kafka, 0, this::heard);
    }

    void start() {
        tail.start();
    }

    /** Call it before the command is published, and {@link #forget} when nobody waits any more. */
    CompletableFuture<CommandOutcome> expect(String command) {
        return awaited.computeIfAbsent(command, ignored -> new CompletableFuture<>());
    }

    void forget(String command) {
        awaited.remove(command);
    }

    @Override
    public void close() {
        tail.close();
    }

    private void heard(CommandOutcome outcome) {
        CompletableFuture<CommandOutcome> waiting = awaited.get(outcome.command());
        if (waiting != null) {
            waiting.complete(outcome);
        }
    }
}
