package dev.wardstream.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.wardstream.alarm.Priority;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A message as text: a Mustache template, filled so that whatever an alarm's text holds stays text. */
final class MessageText {
    /** What ships with Wardstream. */
    static final Set<String> BUILT_IN = Set.of("wardstream", "ntfy", "slack", "pagerduty");

    private static final int LARGEST = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Slack reads &amp;, &lt; and &gt; as markup: escaped as it asks for, before JSON. */
    private static final Mustache.Escaper SLACK =
            Escapers.simple(new String[] {"&", "&amp;"}, new String[] {"<", "&lt;"}, new String[] {">", "&gt;"});

    private final Template template;
    private final Map<String, String> extras;

    private MessageText(Template template, Map<String, String> extras) {
        this.template = template;
        this.extras = extras;
    }

    /** @throws IllegalArgumentException where the template is not there or does not make JSON of every text */
    static MessageText of(WebhookSettings webhook) {
        String name = webhook.template();
        Mustache.Escaper escaper = name.equals("slack") ? text -> json(SLACK.escape(text)) : MessageText::json;
        Map<String, String> extras = Map.of("token", webhook.token(), "topic", webhook.topic());
        String setting = "notify.webhooks." + webhook.name() + ".template";
        try {
            String source = BUILT_IN.contains(name) ? resource(name + ".json") : file(Path.of(name), setting);
            MessageText text = new MessageText(compiled(source, escaper), extras);
            JSON.readTree(text.of(HOSTILE));
            return text;
        } catch (MustacheException | JsonProcessingException e) {
            throw new IllegalArgumentException(
                    setting + ": " + name + " does not make JSON of a message: " + e.getMessage(), e);
        }
    }

    /** The text of an e-mail: plain, so nothing is escaped. */
    static MessageText mail() {
        return new MessageText(compiled(resource("mail.txt"), Escapers.NONE), Map.of());
    }

    String of(Message message) {
        Map<String, Object> context = new HashMap<>(extras);
        context.put("key", message.key());
        context.put("recipient", message.recipient());
        context.put("count", message.items().size());
        context.put("isSingle", message.items().size() == 1);
        context.put("title", message.title());
        context.put("sentAt", Instant.ofEpochMilli(message.sentAt()).toString());
        addPriority(context, message, message.priority());
        context.put(
                "calls",
                message.items().stream().map(item -> call(message, item)).toList());
        context.put("first", call(message, message.items().get(0)));
        context.put("answerWord", message.said("message.answer"));
        context.put("foot", message.said("mail.foot", message.recipient(), Instant.ofEpochMilli(message.sentAt())));
        context.put("notice", message.said("mail.notice"));
        return template.execute(context);
    }

    private static Map<String, Object> call(Message message, Message.Item item) {
        Map<String, Object> call = new HashMap<>();
        call.put("key", item.call());
        call.put("episode", item.episode());
        call.put("patient", item.patient());
        call.put("ward", item.ward());
        call.put("bed", item.bed());
        call.put("level", item.level());
        call.put("text", item.text());
        call.put("note", item.note());
        call.put("answerUrl", item.answerUrl());
        call.put("patientLine", message.said("mail.patient", item.patient()));
        call.put("noteLine", item.note().isEmpty() ? "" : message.said("mail.because", item.note()));
        call.put("answerLine", message.said("mail.answer", item.answerUrl()));
        call.put("keyLine", message.said("mail.call", item.call()));
        addPriority(call, message, item.priority());
        return call;
    }

    private static void addPriority(Map<String, Object> context, Message message, Priority priority) {
        context.put("priorityWord", message.said("word", Message.word(priority)));
        context.put("priority", priority.name());
        context.put("isHigh", priority == Priority.HIGH);
        context.put("isMedium", priority == Priority.MEDIUM);
        context.put("isLow", priority == Priority.LOW);
    }

    private static Template compiled(String source, Mustache.Escaper escaper) {
        return Mustache.compiler().withEscaper(escaper).emptyStringIsFalse(true).compile(source);
    }

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static String resource(String name) {
        try (InputStream in = MessageText.class.getResourceAsStream("/notify/" + name)) {
            if (in == null) {
                throw new IllegalStateException("notify/" + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(Path file, String setting) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(setting + ": " + file + " is larger than " + LARGEST + " bytes");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    setting + ": " + file + " is none of " + BUILT_IN + " and cannot be read as a file: " + e, e);
        }
    }

    /** What a template has to cope with. */
    private static final Message HOSTILE = new Message(
            "key",
            "nurse",
            new Way.Console(),
            Locale.ENGLISH,
            0,
            List.of(
                    new Message.Item(
                            "k1", "e", "p", "w", "b", 1, Priority.HIGH, "\"quoted\"\n\\ </b> \u0000", "", "http://x/a"),
                    new Message.Item("k2", "e", "p", "w", "b", 2, Priority.LOW, "plain", "why", "http://x/b")));
}
