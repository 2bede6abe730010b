package dev.wardstream.notify;

import dev.wardstream.alarm.Priority;
import dev.wardstream.words.Said;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What one person is told at once.
 *
 * @param key its idempotency key, the same on every attempt for the same calls
 * @param way by which they are told
 * @param sentAt wall clock, epoch milliseconds
 * @param language in which its texts are
 * @param items one an episode, the highest priority first; at least one
 */
record Message(String key, String recipient, Way way, Locale language, long sentAt, List<Item> items) {
    /**
     * What is told of one episode.
     *
     * @param call the idempotency key of this call
     * @param note why it is they who are called; may be empty
     * @param answerUrl where they can answer
     */
    record Item(
            String call,
            String episode,
            String patient,
            String ward,
            String bed,
            int level,
            Priority priority,
            String text,
            String note,
            String answerUrl) {}

    Message {
        items = items.stream()
                .sorted(Comparator.comparing(Item::priority).reversed())
                .toList();
    }

    Priority priority() {
        return items.get(0).priority();
    }

    /** One line, for a list of messages. */
    String title() {
        Item first = items.get(0);
        return items.size() == 1
                ? said("message.one", word(first.priority()), first.ward(), first.bed(), first.text())
                : said("message.several", word(first.priority()), items.size(), first.ward(), first.bed());
    }

    /** A statement in the message's language. */
    String said(String code, Object... arguments) {
        return Said.of(code, arguments).in(language);
    }

    /** The name of a priority in the tables of words. */
    static String word(Enum<?> priority) {
        return "word.priority." + priority.name();
    }
}
