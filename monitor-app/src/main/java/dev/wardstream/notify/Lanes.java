package dev.wardstream.notify;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** All channels. Results come back in a queue, for the one thread that decides. */
final class Lanes implements AutoCloseable {
    private static final int WEBHOOK_THREADS = 4;
    private static final int MAIL_THREADS = 2;

    private final Map<String, Lane> byChannel = new HashMap<>();
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();

    /** What became of an attempt. */
    record Result(Switchboard.Attempt attempt, SendResult result) {}

    Lanes(NotifySettings settings, PrintWriter out, LongUnaryOperator wardTime) {
        long patience = settings.rules().giveUpAfter().toMillis();
        put(Way.Console.CHANNEL, new ConsoleChannel(out, wardTime), 1, patience);
        settings.webhooks().forEach(one -> put(one.name(), new WebhookChannel(one), WEBHOOK_THREADS, patience));
        MailSettings mail = settings.mail();
        if (mail != null) {
            put(Way.Email.CHANNEL, new MailChannel(mail), MAIL_THREADS, patience);
        }
    }

    void send(Switchboard.Attempt attempt) {
        Lane lane = byChannel.get(attempt.message().way().channel());
        if (lane == null) {
            results.add(new Result(attempt, new SendResult.Never("there is no such channel any more")));
        } else {
            lane.send(attempt, (done, result) -> results.add(new Result(done, result)));
        }
    }

    /** A result that has come; null where none has. */
    @Nullable Result poll() {
        return results.poll();
    }

    @Override
    public void close() {
        byChannel.values().forEach(Lane::close);
    }

    private void put(String name, Channel channel, int threads, long patience) {
        byChannel.put(name, new Lane(name, channel, threads, patience));
    }
}
