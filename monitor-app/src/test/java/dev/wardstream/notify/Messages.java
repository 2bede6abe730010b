package dev.wardstream.notify;

import dev.wardstream.alarm.Priority;
import java.net.URI;
import java.util.List;

/** Messages and endpoints for tests. */
final class Messages {
    /** What must stay text wherever it goes. */
    static final String HOSTILE = "HR \"155\" > 140\r\nBcc: all@ward\\ <b>&</b> <!channel> {{key}} \u0007";

    private Messages() {}

    static Message one(Way way, String text) {
        return new Message("key-1", "nurse-a", way, 1_795_000_000_000L, List.of(item("key-1", 1, Priority.HIGH, text)));
    }

    static Message two(Way way) {
        return new Message(
                "key-of-both",
                "nurse-a",
                way,
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
