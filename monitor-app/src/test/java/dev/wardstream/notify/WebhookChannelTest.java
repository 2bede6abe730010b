package dev.wardstream.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an endpoint receives, and what its answers mean. */
class WebhookChannelTest {
    private final Pager pager = new Pager();
    private final Message message = Messages.one(new Way.Webhook("pager"), Messages.HOSTILE);

    @AfterEach
    void close() {
        pager.close();
    }

    @Test
    void theSignatureIsWhatOpensslMakesOfIt() {
        // printf '%s' '1795000000.{"key":…}' | openssl dgst -sha256 -hmac 's3cret-of-the-pager'
        byte[] body = "{\"key\":\"k1\",\"title\":\"HIGH icu/bed-1: HR 155 > 140 /min\"}".getBytes(UTF_8);

        assertThat(Signature.header("s3cret-of-the-pager", 1_795_000_000, body))
                .isEqualTo("t=1795000000,v1=a207e2b4f86cc2a6c64d92f47269ce64d3b5c68ab52136eccfe643e94639d646");
    }

    @Test
    void aMessageIsSignedAndCarriesItsKeyAndToken() {
        assertThat(send("wardstream")).isEqualTo(new SendResult.Taken());

        Pager.Received received = pager.received().get(0);
        assertThat(received.keys()).containsExactly("key-1");
        assertThat(received.headers().getFirst("Idempotency-Key")).isEqualTo("key-1");
        assertThat(received.headers().getFirst("Authorization")).isEqualTo("Bearer t0ken");
        String signature = received.headers().getFirst("X-Wardstream-Signature");
        long seconds = Long.parseLong(signature.substring(2, signature.indexOf(',')));
        assertThat(signature)
                .isEqualTo(Signature.header(
                        "s3cret-of-the-pager", seconds, received.body().getBytes(UTF_8)));
    }

    @Test
    void aRoutingKeyIsInTheBodyAlone() {
        send("pagerduty");

        assertThat(pager.received().get(0).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void whatTheEndpointRefusesIsRefusedForGood() {
        for (int status : new int[] {400, 401, 403, 404, 410, 422}) {
            pager.answers(status, Map.of());
            assertThat(send("wardstream")).isInstanceOf(SendResult.Never.class);
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        pager.answers(307, Map.of("Location", pager.url() + "/elsewhere"));

        assertThat(send("wardstream")).isInstanceOf(SendResult.Never.class);
        assertThat(pager.received()).hasSize(1);
    }

    @Test
    void whatMayPassIsTriedAgain() {
        for (int status : new int[] {408, 425, 429, 500, 502, 503}) {
            pager.answers(status, Map.of());
            assertThat(send("wardstream")).isInstanceOf(SendResult.Again.class);
        }
    }

    @Test
    void thePauseItAsksForIsKeptWithinBounds() {
        assertThat(retryAfter("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(retryAfter("86400")).isEqualTo(Duration.ofMinutes(1));
        assertThat(retryAfter("-3")).isEqualTo(Duration.ZERO);
        assertThat(retryAfter("Wed, 25 Nov 2026 07:00:00 GMT")).isEqualTo(Duration.ZERO);
    }

    @Test
    void anEndpointThatIsNotThereIsTriedAgainAndItsSecretAddressIsNotTold() {
        pager.off();

        assertThat(send("wardstream"))
                .isInstanceOfSatisfying(
                        SendResult.Again.class,
                        again -> assertThat(again.why()).contains("127.0.0.1").doesNotContain("calls"));
    }

    private Duration retryAfter(String value) {
        pager.answers(429, Map.of("Retry-After", value));
        return send("wardstream") instanceof SendResult.Again again ? again.atLeast() : Duration.ofDays(1);
    }

    private SendResult send(String template) {
        URI url = pager.url();
        return new WebhookChannel(Messages.webhook(url, template)).send(message);
    }
}
