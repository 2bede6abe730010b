package dev.wardstream.notify;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.wardstream.schemas.avro.Notification;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
    void asks(Context context, Link link, @Nullable Notification notification) {
        List<String> lines = new ArrayList<>();
        if (notification != null && !notification.getText().isEmpty()) {
            lines.add(notification.getPriority() + ": " + notification.getText());
        }
        lines.add("Patient " + link.patient() + ". You are called as " + link.recipient() + ".");
        show(context, 200, link.ward() + " / " + link.bed(), lines, true);
    }

    void tells(Context context, int status, String title, String line) {
        show(context, status, title, List.of(line), false);
    }

    void refuses(Context context, Refusal refusal) {
        tells(context, refusal.status(), refusal.title(), refusal.advice());
    }

    private void show(Context context, int status, String title, List<String> lines, boolean asks) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
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
                .result(template.execute(Map.of("title", title, "lines", lines, "asks", asks, "nonce", nonce)));
    }
}
