package dev.wardstream.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InfluxSetupTest {
    private static final String AUTHORIZATIONS = "/api/v2/authorizations";
    private static final Duration YEAR = Duration.ofDays(365);

    private final InfluxDb2 influxDb = new InfluxDb2();

    InfluxSetupTest() throws IOException {}

    @AfterEach
    void stop() {
        influxDb.close();
    }

    @Test
    void anEmptyInfluxDbGetsAllThatArchiveAndDashboardsNeed() {
        InfluxSetup.Ready ready = setUp(YEAR);

        assertThat(influxDb.held("/api/v2/orgs"))
                .singleElement()
                .satisfies(org -> assertThat(org.get("name").asText()).isEqualTo("wardstream"));
        assertThat(influxDb.held("/api/v2/buckets")).singleElement().satisfies(bucket -> {
            assertThat(bucket.get("name").asText()).isEqualTo("vitals");
            assertThat(bucket.at("/retentionRules/0/everySeconds").asLong()).isEqualTo(YEAR.toSeconds());
        });
        assertThat(influxDb.held("/api/v2/dbrps")).singleElement().satisfies(mapping -> {
            assertThat(mapping.get("database").asText()).isEqualTo("vitals");
            assertThat(mapping.get("default").asBoolean()).isTrue();
        });
        assertThat(ready.done()).hasSize(5).first().isEqualTo("created organization wardstream");
        assertThat(ready.writeToken()).isEqualTo("token-0");
        assertThat(ready.readToken()).isEqualTo("token-1");
    }

    @Test
    void aTokenMayDoOneThingToOneBucket() {
        setUp(YEAR);

        String bucket = influxDb.held("/api/v2/buckets").get(0).get("id").asText();
        assertThat(influxDb.held(AUTHORIZATIONS))
                .extracting(one -> one.at("/permissions/0/action").asText())
                .containsExactly("write", "read");
        for (ObjectNode one : influxDb.held(AUTHORIZATIONS)) {
            assertThat(one.get("permissions")).hasSize(1);
            assertThat(one.at("/permissions/0/resource/type").asText()).isEqualTo("buckets");
            assertThat(one.at("/permissions/0/resource/id").asText()).isEqualTo(bucket);
        }
    }

    @Test
    void aSecondTimeChangesNothingAndGivesTheSameTokens() {
        InfluxSetup.Ready first = setUp(YEAR);
        int changes = influxDb.changes().size();

        InfluxSetup.Ready second = setUp(YEAR);

        assertThat(influxDb.changes()).hasSize(changes);
        assertThat(second.done()).isEmpty();
        assertThat(second.writeToken()).isEqualTo(first.writeToken());
        assertThat(second.readToken()).isEqualTo(first.readToken());
    }

    @Test
    void aTokenThatWasTakenBackIsReplaced() {
        setUp(YEAR);
        influxDb.held(AUTHORIZATIONS).get(0).put("status", "inactive");

        assertThat(setUp(YEAR).writeToken()).isEqualTo("token-2");
    }

    @Test
    void anotherRetentionIsSet() {
        setUp(YEAR);

        assertThat(setUp(Duration.ofDays(30)).done()).containsExactly("bucket vitals is now kept for 30 days");
        assertThat(setUp(Duration.ZERO).done()).containsExactly("bucket vitals is now kept for ever");
    }

    @Test
    void aNameThatMeansAnotherBucketInInfluxQlIsTold() {
        setUp(YEAR);
        influxDb.held("/api/v2/dbrps").get(0).put("bucketID", "0000000000abcdef");

        assertThatThrownBy(() -> setUp(YEAR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("influx v1 dbrp delete --id");
    }

    @Test
    void whatIsWrongIsToldInWords() {
        assertThatThrownBy(() -> InfluxSetup.run(request(influxDb.url(), "wrong", YEAR)))
                .hasMessageContaining("does not accept the admin token")
                .hasMessageContaining("WARDSTREAM_INFLUX_ADMIN_TOKEN")
                .hasMessageNotContaining("wrong");
        influxDb.refuseWith(403);
        assertThatThrownBy(() -> setUp(YEAR)).hasMessageContaining("does not let this token create");
        influxDb.refuseWith(404);
        assertThatThrownBy(() -> setUp(YEAR))
                .hasMessageContaining("is no InfluxDB 2")
                .hasMessageContaining("influxdb3 create database vitals");
    }

    @Test
    void aStoreThatIsNotThereIsNamed() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        assertThatThrownBy(() -> InfluxSetup.run(request(nowhere, InfluxDb2.ADMIN_TOKEN, YEAR)))
                .hasMessageContaining("http://127.0.0.1:1 does not answer");
    }

    @Test
    void noTokenIsShown() {
        assertThat(request(influxDb.url(), "s3cret", YEAR).toString()).doesNotContain("s3cret");
        assertThat(setUp(YEAR).toString()).doesNotContain("token-0");
    }

    private InfluxSetup.Ready setUp(Duration retention) {
        return InfluxSetup.run(request(influxDb.url(), InfluxDb2.ADMIN_TOKEN, retention));
    }

    private static InfluxSetup.Request request(URI url, String token, Duration retention) {
        return new InfluxSetup.Request(url, token, "wardstream", "vitals", retention);
    }
}
