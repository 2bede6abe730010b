package dev.wardstream.notify;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/** One line a message on a terminal. */
final class ConsoleChannel implements Channel {
    private static final int NAMED_AT_MOST = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final LongUnaryOperator wardTime;

    /** @param wardTime the ward's time at a time of the wall clock */
    ConsoleChannel(PrintWriter out, LongUnaryOperator wardTime) {
        this.out = out;
        this.wardTime = wardTime;
    }

    @Override
    public SendResult send(Message message) {
        String told = message.items().stream()
                .limit(NAMED_AT_MOST)
                .map(ConsoleChannel::text)
                .collect(Collectors.joining(" | "));
        int more = message.items().size() - NAMED_AT_MOST;
        out.println(String.format(
                Locale.ROOT,
                "%s  %-9s %-9s → %s  %s%s",
                TIME.format(Instant.ofEpochMilli(wardTime.applyAsLong(message.sentAt()))),
                message.said("word", Message.word(message.priority())),
                message.said("message.call"),
                message.recipient(),
                told,
                more > 0 ? message.said("message.more", more) : ""));
        out.flush();
        return out.checkError() ? new SendResult.Never("the terminal takes no more output") : new SendResult.Taken();
    }

    private static String text(Message.Item item) {
        String note = item.note().isEmpty() ? "" : " (" + item.note() + ")";
        // One line, whatever a text holds: another would look like another call.
        return (item.ward() + "/" + item.bed() + "  " + item.text() + note).replaceAll("\\p{Cntrl}", " ");
    }
}
