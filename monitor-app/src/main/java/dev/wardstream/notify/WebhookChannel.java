package dev.wardstream.notify;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * Posts messages to an HTTP endpoint. 2xx is taken; 408, 425, 429, 5xx and whatever breaks on the way is tried again, not
 * before {@code Retry-After}; any other answer is for good, redirects included: they are not followed.
 */
final class WebhookChannel implements Channel {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(1);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final WebhookSettings settings;
    private final MessageText text;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    WebhookChannel(WebhookSettings settings) {
        this.settings = settings;
        this.text = MessageText.of(settings);
    }

    @Override
    public SendResult send(Message message) {
        try {
            HttpResponse<InputStream> response =
                    client.send(request(message), HttpResponse.BodyHandlers.ofInputStream());
            // What it says is not read, so it cannot be too long.
            response.body().close();
            return judged(response);
        } catch (IOException e) {
            // Its message may hold the address, and that a secret.
            return new SendResult.Again(
                    settings.place() + " does not answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendResult.Again("stopped");
        }
    }

    private HttpRequest request(Message message) {
        byte[] body = text.of(message).getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Wardstream")
                .header("Idempotency-Key", message.key())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!settings.secret().isEmpty()) {
            long now = System.currentTimeMillis() / 1000;
            request.header("X-Wardstream-Signature", Signature.header(settings.secret(), now, body));
        }
        if (!settings.token().isEmpty() && !settings.template().equals("pagerduty")) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request.build();
    }

    private SendResult judged(HttpResponse<?> response) {
        int status = response.statusCode();
        String told = settings.place() + " answered HTTP " + status;
        if (status / 100 == 2) {
            return new SendResult.Taken();
        } else if (status / 100 == 5 || PASSING.contains(status)) {
            return new SendResult.Again(told, retryAfter(response));
        }
        return new SendResult.Never(told);
    }

    /** Seconds; a date, which HTTP allows as well, is taken for none. */
    private static Duration retryAfter(HttpResponse<?> response) {
        String asked = response.headers().firstValue("Retry-After").orElse("");
        if (!asked.matches("\\d{1,9}")) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(Long.parseLong(asked));
        return pause.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : pause;
    }
}
