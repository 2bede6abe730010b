package dev.wardstream.notify;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.words.Said;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page behind an answer link. It loads nothing, is kept nowhere, and cannot be framed. */
final class AnswerPage {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Template template;

    AnswerPage() {
        try (InputStream in = AnswerPage.class.getResourceAsStream("/notify/answer.html")) {
            if (in == null) {
                throw new IllegalStateException("notify/answer.html is missing from the jar");
            }
            template = Mustache.compiler()
                    .withEscaper(Escapers.HTML)
                    .compile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param notification null where no more is known than the link says */
    void asks(Context context, Locale language, Link link, @Nullable Notification notification) {
        List<String> lines = new ArrayList<>();
        if (notification != null && !notification.getText().isEmpty()) {
            String priority =
                    Said.of("word", Message.word(notification.getPriority())).in(language);
            lines.add(priority + ": " + notification.getText());
        }
        lines.add(Said.of("page.called", link.patient(), link.recipient()).in(language));
        show(context, 200, language, link.ward() + " / " + link.bed(), lines, true, null);
    }

    void tells(Context context, int status, Locale language, Said title, Said line) {
        show(context, status, language, title.in(language), List.of(line.in(language)), false, null);
    }

    /** What became of an answer, and the way on to the bed. */
    void tells(Context context, int status, Locale language, Said title, Said line, Link link) {
        show(context, status, language, title.in(language), List.of(line.in(language)), false, link);
    }

    void refuses(Context context, Locale language, Refusal refusal) {
        tells(context, refusal.status(), language, refusal.title(), refusal.advice());
    }

    private void show(
            Context context,
            int status,
            Locale language,
            String title,
            List<String> lines,
            boolean asks,
            @Nullable Link onTo) {
        Map<String, Object> filled = new HashMap<>(Map.of("title", title, "lines", lines, "asks", asks));
        if (onTo != null) {
            filled.put("bed", bedOf(onTo));
            filled.put("toBed", Said.of("page.toBed", onTo.ward(), onTo.bed()).in(language));
        }
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
        filled.put("nonce", nonce);
        filled.put("language", language.toLanguageTag());
        for (String word : List.of("come", "whyNot", "busy", "pass")) {
            filled.put(word, Said.of("page." + word).in(language));
        }
        context.status(status)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'nonce-" + nonce
                                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .contentType("text/html; charset=utf-8")
                .result(template.execute(filled));
    }

    /**
     * The bed on the ward's page, as seen from an answer link: both are below the same address, whatever that is. An id's slashes
     * stand as they are.
     */
    private static String bedOf(Link link) {
        String id = URLEncoder.encode(link.patient(), StandardCharsets.UTF_8).replace("%2F", "/");
        return "../patients/" + id;
    }
}
