package dev.wardstream.archive;

import static dev.wardstream.archive.InfluxDb2.AUTHORIZATIONS;
import static dev.wardstream.archive.InfluxDb2.BUCKETS;
import static dev.wardstream.archive.InfluxDb2.MAPPINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wardstream.archive.InfluxDb2.Version;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What exists after a setup, on servers that behave as InfluxDB 2.7.12 and as 2.9.1. */
class InfluxSetupTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final List<String> ALL = List.of(
            "organization wardstream",
            "bucket vitals for 8760 h",
            "mapping of vitals to vitals",
            "token that writes vitals",
            "token that reads vitals");

    private final Place writeToken = new Place("archive-token");
    private final Place readToken = new Place("grafana-token");
    private @Nullable InfluxDb2 server;

    @AfterEach
    void stop() {
        influxDb().close();
    }

    @ParameterizedTest
    @EnumSource
    void aNewServerGetsAllThatArchiveAndDashboardsNeed(Version version) throws Exception {
        start(version);

        assertThat(setUp(YEAR))
                .containsExactly(
                        "created organization wardstream",
                        "created bucket vitals, kept for 365 days",
                        "mapped database vitals to the bucket, for InfluxQL",
                        "created the token 'wardstream archive: writes', in archive-token",
                        "created the token 'wardstream dashboards: reads', in grafana-token");

        assertThat(influxDb().contents()).isEqualTo(ALL);
        assertThatTokensWork();
        for (ObjectNode one : influxDb().held(AUTHORIZATIONS)) {
            assertThat(one.get("permissions")).hasSize(1);
            assertThat(one.at("/permissions/0/resource/type").asText()).isEqualTo("buckets");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondTimeChangesNothingAndKeepsTheTokens(Version version) throws Exception {
        start(version);
        setUp(YEAR);
        int changes = influxDb().changes().size();
        String held = writeToken.held();

        assertThat(setUp(YEAR)).isEmpty();
        assertThat(setUp(YEAR)).isEmpty();

        assertThat(influxDb().changes()).hasSize(changes);
        assertThat(influxDb().contents()).isEqualTo(ALL);
        assertThat(writeToken.held()).isEqualTo(held);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenFileThatWasLostGetsANewTokenAndTheOldOneIsRevoked(Version version) throws Exception {
        start(version);
        setUp(YEAR);
        String lost = String.valueOf(writeToken.held());
        writeToken.token = null;

        assertThat(setUp(YEAR))
                .containsExactly(
                        "created the token 'wardstream archive: writes', in archive-token",
                        "revoked an older token 'wardstream archive: writes'");

        assertThat(influxDb().contents()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThatTokensWork();
        assertThat(influxDb().admits(lost, "write", "vitals")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatWasSwitchedOffIsReplaced(Version version) throws Exception {
        start(version);
        setUp(YEAR);
        influxDb().held(AUTHORIZATIONS).get(0).put("status", "inactive");

        setUp(YEAR);

        assertThat(influxDb().contents()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThatTokensWork();
    }

    @ParameterizedTest
    @EnumSource
    void aBucketThatWasLostIsMadeAgainWithItsMappingAndTokens(Version version) throws Exception {
        start(version);
        setUp(YEAR);
        influxDb().held(BUCKETS).clear();
        assertThat(influxDb().contents())
                .containsExactly(
                        "organization wardstream",
                        "mapping of vitals to a bucket that is gone",
                        "token that writes a bucket that is gone",
                        "token that reads a bucket that is gone");

        assertThat(setUp(YEAR))
                .startsWith(
                        "created bucket vitals, kept for 365 days",
                        "deleted the mapping of database vitals to a bucket that is gone",
                        "mapped database vitals to the bucket, for InfluxQL");

        assertThat(influxDb().contents()).isEqualTo(ALL);
        assertThatTokensWork();
    }

    @ParameterizedTest
    @EnumSource
    void aMappingThatWasLostIsMadeAgainAndTheTokensStay(Version version) throws Exception {
        start(version);
        setUp(YEAR);
        String held = readToken.held();
        influxDb().held(MAPPINGS).clear();

        assertThat(setUp(YEAR)).containsExactly("mapped database vitals to the bucket, for InfluxQL");

        assertThat(influxDb().contents()).isEqualTo(ALL);
        assertThat(readToken.held()).isEqualTo(held);
        assertThatTokensWork();
    }

    @ParameterizedTest
    @EnumSource
    void tokensOfAnEarlierSetupAreToldApartWhereTheServerShowsThem(Version version) throws Exception {
        start(version);
        setUp(YEAR);
        // As the first release described them; it made another pair at each start on 2.9.
        influxDb()
                .held(AUTHORIZATIONS)
                .forEach(one ->
                        one.put("description", one.get("description").asText().replaceFirst(" \\(.*", "")));
        String held = String.valueOf(writeToken.held());
        writeToken.token = null;
        setUp(YEAR);
        influxDb()
                .held(AUTHORIZATIONS)
                .forEach(one ->
                        one.put("description", one.get("description").asText().replaceFirst(" \\(.*", "")));

        assertThat(influxDb().contents()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(writeToken.held()).isNotEqualTo(held);
        assertThat(setUp(YEAR)).isEmpty();
        assertThat(influxDb().contents()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThatTokensWork();
    }

    @ParameterizedTest
    @EnumSource
    void ofSeveralTokensOfAnEarlierSetupTheOneInTheFileIsKept(Version version) throws Exception {
        start(version);
        setUp(YEAR);
        List<ObjectNode> tokens = influxDb().held(AUTHORIZATIONS);
        tokens.get(0).put("description", "wardstream archive: writes");
        tokens.add(tokens.get(0).deepCopy().put("id", "00000000000000aa").put("token", "another"));
        String held = writeToken.held();

        List<String> done = setUp(YEAR);

        assertThat(writeToken.held()).isEqualTo(held);
        assertThatTokensWork();
        if (version.hashesTokens()) {
            assertThat(done).singleElement().asString().startsWith("left 2 older tokens 'wardstream archive: writes'");
            assertThat(tokens).hasSize(3);
        } else {
            assertThat(done).containsExactly("revoked an older token 'wardstream archive: writes'");
            assertThat(influxDb().contents()).isEqualTo(ALL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherWardsBucketKeepsItsTokens(Version version) throws Exception {
        start(version);
        setUp(YEAR);
        Place others = new Place("other-token");
        InfluxSetup.run(new InfluxSetup.Request(
                influxDb().url(), InfluxDb2.ADMIN_TOKEN, "wardstream", "other", YEAR, others, null));

        writeToken.token = null;
        setUp(YEAR);

        assertThat(influxDb().admits(String.valueOf(others.held()), "write", "other"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whoNamesNoFileForTheDashboardsGetsNoTokenForThem(Version version) throws Exception {
        start(version);
        InfluxSetup.run(new InfluxSetup.Request(
                influxDb().url(), InfluxDb2.ADMIN_TOKEN, "wardstream", "vitals", YEAR, writeToken, null));

        assertThat(influxDb().contents()).doesNotContain("token that reads vitals");
    }

    @ParameterizedTest
    @EnumSource
    void anotherRetentionIsSetAlsoOneShorterThanTheShardsWere(Version version) throws Exception {
        start(version);
        setUp(YEAR);

        assertThat(setUp(Duration.ofDays(30))).containsExactly("bucket vitals is now kept for 30 days");
        assertThat(setUp(Duration.ofHours(36))).containsExactly("bucket vitals is now kept for 36 hours");
        assertThat(setUp(Duration.ZERO)).containsExactly("bucket vitals is now kept for ever");
    }

    @ParameterizedTest
    @EnumSource
    void aSetupThatFailsLeavesNoOrganizationBehind(Version version) throws Exception {
        start(version);
        influxDb().refuse(BUCKETS, 500);

        assertThatThrownBy(() -> setUp(YEAR)).hasMessageContaining("refuses the setup (HTTP 500)");
        assertThat(influxDb().contents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatMeansAnotherBucketInInfluxQlIsTold(Version version) throws Exception {
        start(version);
        setUp(YEAR);
        InfluxSetup.run(new InfluxSetup.Request(
                influxDb().url(), InfluxDb2.ADMIN_TOKEN, "wardstream", "other", YEAR, new Place("other"), null));
        String other = influxDb().held(BUCKETS).get(1).get("id").asText();
        influxDb().held(MAPPINGS).get(0).put("bucketID", other);

        assertThatThrownBy(() -> setUp(YEAR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("influx v1 dbrp delete --id");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongIsToldInWords(Version version) throws Exception {
        start(version);
        URI url = influxDb().url();
        assertThatThrownBy(() -> InfluxSetup.run(request(url, "wrong", YEAR)))
                .hasMessageContaining("does not accept the admin token")
                .hasMessageContaining("WARDSTREAM_INFLUX_ADMIN_TOKEN")
                .hasMessageNotContaining("wrong");
        influxDb().refuse("/", 403);
        assertThatThrownBy(() -> setUp(YEAR)).hasMessageContaining("does not let this token create");
        influxDb().refuse("/", 404);
        assertThatThrownBy(() -> setUp(YEAR))
                .hasMessageContaining("is no InfluxDB 2")
                .hasMessageContaining("influxdb3 create database vitals");
        URI nowhere = URI.create("http://127.0.0.1:1");
        assertThatThrownBy(() -> InfluxSetup.run(request(nowhere, InfluxDb2.ADMIN_TOKEN, YEAR)))
                .hasMessageContaining("http://127.0.0.1:1 does not answer");
        assertThat(request(nowhere, "s3cret", YEAR).toString()).doesNotContain("s3cret");
    }

    private void assertThatTokensWork() {
        assertThat(influxDb().admits(String.valueOf(writeToken.held()), "write", "vitals"))
                .isTrue();
        assertThat(influxDb().admits(String.valueOf(readToken.held()), "read", "vitals"))
                .isTrue();
        assertThat(influxDb().admits(String.valueOf(readToken.held()), "write", "vitals"))
                .isFalse();
    }

    private void start(Version version) throws Exception {
        server = new InfluxDb2(version);
    }

    private InfluxDb2 influxDb() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server;
    }

    private List<String> setUp(Duration retention) {
        return InfluxSetup.run(request(influxDb().url(), InfluxDb2.ADMIN_TOKEN, retention));
    }

    private InfluxSetup.Request request(URI url, String token, Duration retention) {
        return new InfluxSetup.Request(url, token, "wardstream", "vitals", retention, writeToken, readToken);
    }

    private static final class Place implements TokenPlace {
        private final String name;
        private @Nullable String token;

        Place(String name) {
            this.name = name;
        }

        @Override
        public @Nullable String held() {
            return token;
        }

        @Override
        public void keep(String given) {
            token = given;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
