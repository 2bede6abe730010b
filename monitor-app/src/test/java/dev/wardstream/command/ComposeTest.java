package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import dev.wardstream.grafana.Dashboard;
import dev.wardstream.grafana.Dockerfile;
import dev.wardstream.grafana.Repository;
import dev.wardstream.grafana.Yaml;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What compose.yaml says of the app is what image and app know; and it is as safe as the manual for operators says. */
class ComposeTest {
    private static final String FILE = "docker/compose.yaml";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?[^}]*}");

    private final JsonNode compose = Yaml.read(FILE);
    private final Map<String, JsonNode> services = members(compose.get("services"));
    private final Dockerfile image = new Dockerfile();

    @Test
    void everyVariableIsDocumentedWithItsDefault() {
        Map<String, String> used = new TreeMap<>();
        VARIABLE.matcher(compose.toString()).results().forEach(found -> used.put(found.group(1), found.group(2)));
        Map<String, String> documented = new TreeMap<>();
        matches("(?m)^([A-Z_]+)=(.*)$", Repository.text("docker/.env.example"))
                .forEach(line -> documented.put(line.group(1), line.group(2)));

        assertThat(documented).isEqualTo(used);
    }

    @Test
    void everyCommandIsOneThatTheAppTakes() {
        for (JsonNode service : ours().values()) {
            List<String> words = new ArrayList<>();
            service.get("command").forEach(word -> words.add(withDefaults(word.asText())));
            WardstreamCommand.commandLine().parseArgs(words.toArray(String[]::new));
            assertThat(Repository.text("docker/wardstream")).doesNotContain(words.get(0) + " |");
        }
    }

    @Test
    void everySettingIsOneThatTheAppHas() {
        Set<String> known = ConfigFactory.parseResources("wardstream.conf").entrySet().stream()
                .map(setting -> Settings.variableOf(setting.getKey()))
                .collect(Collectors.toSet());
        for (JsonNode service : ours().values()) {
            service.path("environment").fieldNames().forEachRemaining(name -> {
                if (!name.startsWith("WARDSTREAM_KAFKA_")) {
                    assertThat(known).contains(name);
                }
            });
        }
        assertThat(known).contains(image.one("ENV").split("=", -1)[0]);
    }

    @Test
    void noSecretHasADefaultAndEachIsMadeWhereItIsMissing() {
        Map<String, JsonNode> secrets = members(compose.get("secrets"));
        String makeSecrets = Repository.text("docker/make-secrets");
        secrets.forEach((name, secret) -> {
            assertThat(secret.get("file").asText()).isEqualTo("./secrets/" + name);
            assertThat(makeSecrets).contains(" " + name);
        });
        for (JsonNode service : services.values()) {
            service.path("secrets").forEach(secret -> assertThat(secrets).containsKey(secret.asText()));
            members(service.path("environment")).forEach((name, value) -> {
                if (name.matches(".*(PASSWORD|TOKEN|SECRET).*")) {
                    assertThat(name).endsWith("_FILE");
                    assertThat(value.asText()).startsWith("/run/");
                }
            });
        }
        assertThat(Repository.text(".gitignore")).contains("docker/secrets/\n", "docker/.env\n");
    }

    @Test
    void portsAreOnLoopbackUnlessSetOtherwiseAndAreThoseThatAreListenedOn() {
        Map<String, String> listening = Map.of(
                "kafka",
                "9092",
                "influxdb",
                "8086",
                "grafana",
                "3000",
                "prometheus",
                "9090",
                "monitor",
                image.one("EXPOSE"));
        services.forEach((name, service) -> service.path("ports").forEach(port -> {
            assertThat(withDefaults(port.asText())).startsWith("127.0.0.1:");
            assertThat(port.asText()).endsWith(":" + listening.get(name));
        }));
        assertThat(ConfigFactory.parseResources("wardstream.conf").getString("http.port"))
                .isEqualTo(image.one("EXPOSE"));
        assertThat(service("monitor").at("/environment/WARDSTREAM_HTTP_HOST").asText())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void onlyWhatAsksForAPasswordCanBePublishedAndEachByAKnobOfItsOwn() {
        Map<String, String> knobs = Map.of(
                "monitor", "PUBLISH_PAGE_ON", "grafana", "PUBLISH_GRAFANA_ON", "influxdb", "PUBLISH_INFLUXDB_ON");
        services.forEach((name, service) -> service.path("ports").forEach(port -> {
            String knob = knobs.get(name);
            assertThat(port.asText()).startsWith(knob == null ? "127.0.0.1:" : "${" + knob + ":-127.0.0.1}:");
        }));
        assertThat(service("monitor").at("/environment/WARDSTREAM_HTTP_USERS").asText())
                .isNotEmpty();
        assertThat(service("grafana").get("environment").has("GF_SECURITY_ADMIN_PASSWORD__FILE"))
                .isTrue();
        assertThat(service("grafana").get("environment").has("GF_AUTH_ANONYMOUS_ENABLED"))
                .isFalse();
        assertThat(service("influxdb").get("environment").has("DOCKER_INFLUXDB_INIT_PASSWORD_FILE"))
                .isTrue();
        // Clients are told to come back to loopback: nobody elsewhere gets past the first answer of a forwarded port.
        assertThat(service("kafka")
                        .at("/environment/KAFKA_ADVERTISED_LISTENERS")
                        .asText())
                .contains("EXTERNAL://127.0.0.1:")
                .doesNotContain("PUBLISH");
        assertThat(compose.toString()).doesNotContain("PUBLISH_ON");
    }

    @Test
    void everyImageIsOfOneExactVersion() {
        services.values().stream()
                .filter(service -> !isOurs(service))
                .forEach(service -> assertThat(service.get("image").asText())
                        .matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+(@sha256:\\p{XDigit}{64})?"));
        matches("ARG \\w+_IMAGE=(.*)", Repository.text("docker/Dockerfile"))
                .forEach(base -> assertThat(base.group(1)).matches(".*:17\\.\\d+\\.\\d+_\\d+-j(dk|re)(-\\w+)?"));
    }

    @Test
    void whoeverIsWaitedForCanBecomeWell() {
        services.forEach((name, service) -> members(service.path("depends_on")).forEach((other, dependency) -> {
            JsonNode awaited = service(other);
            switch (dependency.get("condition").asText()) {
                case "service_healthy" ->
                    assertThat(awaited.has("healthcheck") || isOurs(awaited))
                            .as(name + " waits for " + other)
                            .isTrue();
                case "service_completed_successfully" ->
                    assertThat(awaited.get("command").get(0).asText()).isIn("influx", "user");
                default -> throw new AssertionError(name + " does not wait until " + other + " is well");
            }
        }));
        assertThat(image.one("HEALTHCHECK")).contains("CMD [\"/opt/wardstream/healthcheck\"]");
        assertThat(Files.isExecutable(Repository.path("docker/healthcheck"))).isTrue();
        assertThat(image.says("COPY docker/wardstream docker/healthcheck /opt/wardstream/"))
                .isTrue();
        assertThat(Repository.text("docker/healthcheck")).contains("/health ", "WARDSTREAM_HTTP_PORT:-8080");
    }

    @Test
    void everyMountedPathIsThereOnBothSides() {
        Set<String> volumes = members(compose.get("volumes")).keySet();
        services.forEach((name, service) -> service.path("volumes").forEach(mount -> {
            String[] parts = mount.asText().split(":", -1);
            if (parts[0].startsWith(".")) {
                assertThat(Repository.path("docker").resolve(parts[0])).as(name).exists();
            } else {
                assertThat(volumes).as(name).contains(parts[0]);
            }
            if (isOurs(service)) {
                assertThat(image.says("mkdir -p /var/lib/wardstream /run/wardstream"))
                        .isTrue();
                assertThat(parts[1]).isIn("/var/lib/wardstream", "/run/wardstream");
            }
        }));
        assertThat(image.one("VOLUME")).isEqualTo("[\"/var/lib/wardstream\"]");
        assertThat(image.one("ENV")).endsWith("=/var/lib/wardstream/state");
    }

    @Test
    void oursRunsAsNobodySpecialOnARootThatCannotBeWrittenTo() {
        assertThat(image.one("USER")).isEqualTo("10001:10001");
        for (JsonNode service : ours().values()) {
            assertThat(service.get("read_only").asBoolean()).isTrue();
            assertThat(service.get("cap_drop")).extracting(JsonNode::asText).containsExactly("ALL");
            assertThat(service.has("user")).isFalse();
        }
        services.forEach((name, service) -> {
            assertThat(service.at("/deploy/resources/limits/memory").asText())
                    .as(name)
                    .isNotEmpty();
            assertThat(service.at("/deploy/resources/limits/cpus").asText())
                    .as(name)
                    .isNotEmpty();
        });
    }

    @Test
    void everybodyFindsEverybodyElse() {
        String kafka =
                service("kafka").at("/environment/KAFKA_ADVERTISED_LISTENERS").asText();
        for (JsonNode service : ours().values()) {
            JsonNode bootstrap = service.at("/environment/WARDSTREAM_KAFKA_BOOTSTRAP_SERVERS");
            assertThat(bootstrap.isMissingNode() || kafka.contains("INTERNAL://" + bootstrap.asText() + ","))
                    .isTrue();
        }
        JsonNode sources =
                Yaml.read("grafana/provisioning/datasources/wardstream.yaml").get("datasources");
        assertThat(sources)
                .extracting(source -> source.get("uid").asText())
                .containsExactly(Dashboard.INFLUXDB, Dashboard.PROMETHEUS);
        assertThat(sources)
                .extracting(source -> source.get("url").asText())
                .containsExactly(
                        service("monitor")
                                .at("/environment/WARDSTREAM_ARCHIVE_URL")
                                .asText(),
                        "http://prometheus:9090");
        assertThat(services).containsKeys("influxdb", "prometheus");
        assertThat(Yaml.read("docker/prometheus/prometheus.yml")
                        .at("/scrape_configs/0/static_configs/0/targets/0")
                        .asText())
                .isEqualTo("monitor:" + image.one("EXPOSE"));
        assertThat(sources.get(0).at("/jsonData/dbName").asText())
                .isEqualTo(ConfigFactory.parseResources("wardstream.conf").getString("archive.bucket"))
                .isEqualTo(service("influxdb")
                        .at("/environment/DOCKER_INFLUXDB_INIT_BUCKET")
                        .asText());
        assertThat(service("influx-setup").get("command"))
                .extracting(JsonNode::asText)
                .contains(
                        "--token-file="
                                + service("monitor")
                                        .at("/environment/WARDSTREAM_ARCHIVE_TOKEN_FILE")
                                        .asText(),
                        "--read-token-file=/run/wardstream/grafana-token");
        assertThat(sources.get(0).at("/secureJsonData/httpHeaderValue1").asText())
                .isEqualTo("Token $__file{/run/wardstream/grafana-token}");
        assertThat(mountsOf("grafana")).contains("tokens:/run/wardstream:ro");
        String dashboards = Yaml.read("grafana/provisioning/dashboards/wardstream.yaml")
                .at("/providers/0/options/path")
                .asText();
        assertThat(mountsOf("grafana")).contains("../grafana/dashboards:" + dashboards + ":ro");
    }

    @Test
    void prometheusIsKnownByItsTokenAndAsksForANameThatTheMonitorAnswersFor() {
        JsonNode scrape = Yaml.read("docker/prometheus/prometheus.yml").at("/scrape_configs/0");
        String secret = service("monitor")
                .at("/environment/WARDSTREAM_HTTP_METRICS_TOKEN_FILE")
                .asText();

        assertThat(scrape.at("/authorization/credentials_file").asText()).isEqualTo(secret);
        for (String name : List.of("monitor", "prometheus")) {
            assertThat(service(name).get("secrets"))
                    .extracting(each -> "/run/secrets/" + each.asText())
                    .contains(secret);
        }
        assertThat(scrape.at("/static_configs/0/targets/0").asText())
                .startsWith(service("monitor")
                                .at("/environment/WARDSTREAM_HTTP_OTHER_HOSTS")
                                .asText()
                        + ":");
    }

    @Test
    void whoSignsInFirstIsInTheFileThatTheMonitorReads() {
        assertThat(service("ward-user").get("command"))
                .extracting(JsonNode::asText)
                .contains(
                        "--first",
                        "--users="
                                + service("monitor")
                                        .at("/environment/WARDSTREAM_HTTP_USERS")
                                        .asText());
        assertThat(service("monitor").at("/depends_on/ward-user/condition").asText())
                .isEqualTo("service_completed_successfully");
        assertThat(mountsOf("ward-user")).contains("tokens:/run/wardstream");
        assertThat(mountsOf("monitor")).contains("tokens:/run/wardstream:ro");
    }

    @Test
    void theVersionsAreThoseThatAreTried() {
        assertThat(service("kafka").get("image").asText())
                .isEqualTo("apache/kafka:"
                        + matches("<kafka.version>(.*)</kafka.version>", Repository.text("pom.xml"))
                                .get(0)
                                .group(1));
        assertThat(service("grafana").get("image").asText())
                .isEqualTo("grafana/grafana:"
                        + matches("\"@grafana/schema\": \"(.*)\"", Repository.text("grafana/types/package.json"))
                                .get(0)
                                .group(1));
        assertThat(image.says("ARG VERSION="
                        + matches("<version>(.*)</version>", Repository.text("pom.xml"))
                                .get(0)
                                .group(1)
                        + "\n"))
                .isTrue();
    }

    private Set<String> mountsOf(String name) {
        Set<String> mounts = new TreeSet<>();
        service(name).get("volumes").forEach(mount -> mounts.add(mount.asText()));
        return mounts;
    }

    private Map<String, JsonNode> ours() {
        Map<String, JsonNode> ours = new TreeMap<>(services);
        ours.values().removeIf(service -> !isOurs(service));
        assertThat(ours).containsOnlyKeys("influx-setup", "monitor", "simulator", "ward-user");
        return ours;
    }

    private static boolean isOurs(JsonNode service) {
        return service.get("image").asText().startsWith("wardstream:");
    }

    private JsonNode service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    private static String withDefaults(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> String.valueOf(found.group(2)));
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }
}
