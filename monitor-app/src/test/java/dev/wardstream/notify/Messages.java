package dev.wardstream.notify;

import dev.wardstream.alarm.Priority;
import dev.wardstream.words.Said;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Messages and endpoints for tests. */
final class Messages {
    /** What must stay text wherever it goes. */
    static final String HOSTILE = "HR \"155\" > 140\r\nBcc: all@ward\\ <b>&</b> <!channel> {{key}} \u0007";

    private Messages() {}

    static Message one(Way way, String text) {
        return new Message(
                "key-1",
                "nurse-a",
                way,
                Locale.ENGLISH,
                1_795_000_000_000L,
                List.of(item("key-1", 1, Priority.HIGH, text)));
    }

    /** A message to somebody who reads Chinese, called because another could not be reached. */
    static Message inChinese(Way way, String text) {
        Message.Item item = new Message.Item(
                "key-1",
                Ward.episode(1),
                "p-1",
                "icu",
                "bed-1",
                1,
                Priority.HIGH,
                text,
                Said.of("called.unreached", "ann").in(Locale.CHINESE),
                "https://ward.example/answer/key-1");
        return new Message("key-1", "nurse-a", way, Locale.CHINESE, 1_795_000_000_000L, List.of(item));
    }

    static Message two(Way way) {
        return new Message(
                "key-of-both",
                "nurse-a",
                way,
                Locale.ENGLISH,
                1_795_000_000_000L,
                List.of(
                        item("key-1", 1, Priority.MEDIUM, "HR 134 > 120 /min for 15 s"),
                        item("key-2", 2, Priority.HIGH, HOSTILE)));
    }

    static WebhookSettings webhook(URI url, String template) {
        return new WebhookSettings("pager", url, template, "s3cret-of-the-pager", "t0ken", "icu-calls");
    }

    private static Message.Item item(String key, int patient, Priority priority, String text) {
        return new Message.Item(
                key,
                Ward.episode(patient),
                "p-" + patient,
                "icu",
                "bed-" + patient,
                1,
                priority,
                text,
                "",
                "https://ward.example/answer/" + key);
    }
}
