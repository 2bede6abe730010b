package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.wardstream.access.AccessSettings;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Disagreement;
import dev.wardstream.alarm.Priority;
import dev.wardstream.handover.HandoverSettings;
import dev.wardstream.handover.Shifts;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.ward.WardSettings;
import dev.wardstream.watch.HeartbeatSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorConfigTest {
    @TempDir
    private Path folder;

    @Test
    void theReferenceHoldsTheDefaultsThatTheCodeKnows() {
        MonitorConfig config = MonitorConfig.load(null, Map.of());

        assertThat(config.alarm()).isEqualTo(AlarmPolicy.defaults());
        assertThat(config.intake()).isEqualTo(IntakeRules.defaults());
        assertThat(config.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(config.schemaRegistry()).isNull();
        assertThat(config.http()).isEqualTo(new MonitorConfig.Http(8080, AccessSettings.open()));
        assertThat(config.ward()).isEqualTo(WardSettings.defaults());
        assertThat(config.watch()).isEqualTo(new HeartbeatSettings(Duration.ofSeconds(5), Duration.ofMinutes(3), ""));
    }

    @Test
    void aWardSaysWhenItsShiftsEndAndWhoIsSentWhatTheyHandOver() throws IOException {
        HandoverSettings defaults = MonitorConfig.load(null, Map.of()).handover();
        assertThat(defaults.shifts().starts())
                .containsExactly(LocalTime.of(7, 0), LocalTime.of(15, 0), LocalTime.of(23, 0));
        assertThat(defaults.aim()).isEqualTo(3);
        assertThat(defaults.mail()).isNull();

        Path file = file("""
                ward { shifts = ["06:30", "18:30"], zone = Europe/Berlin, callsAim = 2.5 }
                notify.mail.host = localhost
                handover.mail { to = ["charge@ward.example"], at = ["06:30"], wards = [ward-1], language = zh }
                """);
        assertThat(MonitorConfig.load(file, Map.of()).handover())
                .isEqualTo(new HandoverSettings(
                        new Shifts(List.of(LocalTime.of(6, 30), LocalTime.of(18, 30)), ZoneId.of("Europe/Berlin")),
                        2.5,
                        new HandoverSettings.Mail(
                                List.of(LocalTime.of(6, 30)),
                                List.of("charge@ward.example"),
                                "",
                                List.of("ward-1"),
                                Locale.CHINESE)));
        assertWrong("ward.zone = Berlin", "ward.zone must be a time zone, such as Europe/Berlin: Berlin");
        assertWrong("ward.shifts = [seven]", "ward.shifts must hold times such as \"07:00\": [seven]");
        assertWrong("ward.shifts = []", "ward.shifts must name a time, such as \"07:00\"");
        assertWrong("ward.callsAim = 0", "ward.callsAim must be more than 0: 0.0");
        assertWrong(
                "handover.mail.to = [\"charge@ward.example\"]",
                "handover.mail.to names people, and notify.mail.host no mail server by which they are reached");
        assertWrong(
                "notify.mail.host = localhost, handover.mail { to = [\"a@b.example\"], language = tlh }",
                "handover.mail.language must be one of en, zh");
    }

    @Test
    void aWardSaysWhenNews2Calls() throws IOException {
        Path file = file("alarm.news2 { rise = 3, newAfter = 12 h, confirm.medium.spotCheck = 65 m }");

        AlarmPolicy.News2Rule rule = MonitorConfig.load(
                        file, Map.of("WARDSTREAM_ALARM_NEWS2_CONFIRM_LOW_WEARABLE", "20 m"))
                .alarm()
                .news2();

        assertThat(rule.rise()).isEqualTo(3);
        assertThat(rule.newAfter()).isEqualTo(Duration.ofHours(12));
        assertThat(rule.confirmLow().wearable()).isEqualTo(Duration.ofMinutes(20));
        assertThat(rule.confirmLow().spotCheck()).isEqualTo(Duration.ofMinutes(65));
        assertThat(rule.confirmMedium().spotCheck()).isEqualTo(Duration.ofMinutes(65));
        assertThat(rule.confirmMedium().wearable()).isEqualTo(Duration.ZERO);
    }

    @Test
    void plainSamplesWaitLongerThanAlarmsUnlessAWardSaysOtherwise() throws IOException {
        assertThat(MonitorConfig.load(null, Map.of()).monitor().plainInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(MonitorConfig.load(file("monitor.plainInterval = 30 ms"), Map.of())
                        .monitor()
                        .plainInterval())
                .isEqualTo(Duration.ofMillis(30));
        assertThat(MonitorConfig.load(null, Map.of("WARDSTREAM_MONITOR_PLAIN_INTERVAL", "1 s"))
                        .monitor()
                        .plainInterval())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void everySettingCanComeFromTheEnvironment() {
        ConfigFactory.parseResources("wardstream.conf").entrySet().forEach(setting -> {
            String path = setting.getKey();
            String variable = Settings.variableOf(path);
            assertThat(Settings.load(null, Map.of(variable, "7")).getValue(path).render())
                    .as(variable)
                    .contains("7");
        });
        assertThat(Settings.variableOf("alarm.limits.heartRate.extremeLow"))
                .isEqualTo("WARDSTREAM_ALARM_LIMITS_HEART_RATE_EXTREME_LOW");
    }

    @Test
    void devicesMayDifferByMoreOrNotBeCompared() throws IOException {
        Path file = file("alarm.disagreement { heartRate = 30, spo2 = none, delay = 1 m }");

        Disagreement disagreement = MonitorConfig.load(file, Map.of()).alarm().disagreement();

        assertThat(disagreement.differences())
                .containsEntry(VitalSign.HEART_RATE, 30.0)
                .containsEntry(VitalSign.RESPIRATORY_RATE, 8.0)
                .doesNotContainKey(VitalSign.SPO2);
        assertThat(disagreement.delay()).isEqualTo(Duration.ofMinutes(1));
        assertWrong("alarm.disagreement.heartRate = 0", "alarm.disagreement.heartRate must be above 0");
        assertWrong("alarm.disagreement.hysteresis = 1", "alarm.disagreement.hysteresis must be 0 to below 1");
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheFileOverTheReference() throws IOException {
        Path file = file("http.port = 8081\nalarm.limits.heartRate.high = 110");

        MonitorConfig config = MonitorConfig.load(file, Map.of("WARDSTREAM_HTTP_PORT", "8082"));

        assertThat(config.http().port()).isEqualTo(8082);
        assertThat(config.alarm().limits().get(VitalSign.HEART_RATE)).satisfies(limits -> {
            assertThat(limits.high()).isEqualTo(110);
            assertThat(limits.low()).isEqualTo(50);
        });
    }

    @Test
    void aMisspeltVariableIsAnErrorThatProposesWhatWasMeant() {
        assertThatThrownBy(() -> MonitorConfig.load(null, Map.of("WARDSTREAM_HTTP_PROT", "8082")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no setting WARDSTREAM_HTTP_PROT (environment)")
                .hasMessageContaining("WARDSTREAM_HTTP_PORT")
                .hasMessageNotContaining("8082");
        assertThatThrownBy(() -> MonitorConfig.load(null, Map.of("WARDSTREAM_ALARM_LIMITS_HEART_RATE_HIHG", "110")))
                .hasMessageContaining("WARDSTREAM_ALARM_LIMITS_HEART_RATE_HIGH");
    }

    @Test
    void whatAHookOfWatchInheritsIsNoSettingAndNoError() {
        Map<String, String> inherited = new HashMap<>();
        Pager.VARIABLES.forEach(name -> inherited.put(name, "any"));
        inherited.put("WARDSTREAM_INFLUX_ADMIN_TOKEN", "s3cret");

        assertThat(MonitorConfig.load(null, inherited).http().port()).isEqualTo(8080);
    }

    @Test
    void howFarAClockMayBeOffIsASetting() throws IOException {
        Path file = file("alarm.clock { offFrom = 1 m, delay = 30 s, priority = medium }");

        assertThat(MonitorConfig.load(file, Map.of()).alarm().clock())
                .isEqualTo(
                        new AlarmPolicy.ClockOffRule(Duration.ofMinutes(1), Duration.ofSeconds(30), Priority.MEDIUM));
    }

    @Test
    void anyVitalCanBeGivenLimits() throws IOException {
        Path file = file("alarm.limits.meanPressure { low = 60, delay = 1 m }");

        assertThat(MonitorConfig.load(file, Map.of()).alarm().limits().get(VitalSign.MEAN_PRESSURE))
                .satisfies(limits -> {
                    assertThat(limits.low()).isEqualTo(60);
                    assertThat(limits.high()).isNaN();
                    assertThat(limits.delay()).isEqualTo(Duration.ofMinutes(1));
                });
    }

    @Test
    void aVendorsProfileIsReadAtTheStartAndItsFaultIsNamed() throws IOException {
        Path vendors = Files.createDirectory(folder.resolve("vendors"));
        Path acme = Files.writeString(vendors.resolve("acme.conf"), "fields.systolicPressure.unit = kPa");
        Path file = file("intake.vendorProfiles = \"" + vendors + "\"\nward.glucoseUnit = \"mmol/L\"");

        MonitorConfig config = MonitorConfig.load(file, Map.of());
        assertThat(config.intake().vendors().byVendor()).containsOnlyKeys(new VendorId("acme"));
        assertThat(config.ward().glucose()).isEqualTo(GlucoseUnit.MMOL_L);

        Files.writeString(acme, "fields {\n  systolicPressure.unit = bar g\n}");
        assertThatThrownBy(() -> MonitorConfig.load(file, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(acme + ": 2: fields.systolicPressure.unit: is no unit of UCUM: write mm[Hg]");
    }

    @Test
    void anyPropertyOfKafkasClientsIsPassedOn() throws IOException {
        Path file = file("kafka { \"ssl.truststore.location\" = /etc/trust.jks }");

        MonitorConfig config = MonitorConfig.load(file, Map.of("WARDSTREAM_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"))
                .withKafka(Map.of("sasl.mechanism", "PLAIN"));

        assertThat(config.kafka())
                .containsEntry("ssl.truststore.location", "/etc/trust.jks")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("bootstrap.servers", "127.0.0.1:9092");
    }

    @Test
    void aSettingThatDoesNotExistIsNamedWithItsLine() throws IOException {
        Path file = file("http {\n  prot = 1\n}");

        assertThatThrownBy(() -> MonitorConfig.load(file, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no setting http.prot")
                .hasMessageContaining("own.conf: 2");
    }

    @Test
    void aValueThatIsWrongIsNamedWithItsPath() throws IOException {
        assertWrong("http.port = many", "port");
        assertWrong("http.port = 70000", "http.port must be 0 to 65535: 70000");
        assertWrong("alarm.limits.spo2.low = 101", "alarm.limits.spo2.low");
        assertWrong("alarm.anomaly.priority = urgent", "priority must be low, medium or high");
        assertWrong("alarm.vitalLostAfter.wearable = 0 s", "alarm.vitalLostAfter.wearable must be longer than zero");
        assertWrong("http.trustedProxies = [proxy.example]", "http.trustedProxies must hold addresses");
        assertWrong("http.trustedProxies = [\"10.0.0.0/33\"]", "http.trustedProxies must hold addresses");
        assertWrong("http.forwardedHeader = Via", "http.forwardedHeader must be X-Forwarded-For or Forwarded");
        assertWrong("http.otherHosts = [\"a:80\"]", "http.otherHosts must hold names");
        assertWrong("http.connectionsPerAddress = 0", "http.connectionsPerAddress must be 1 to 2000: 0");
        assertWrong("http.metricsToken = short", "http.metricsToken must have 16 characters or more");
        assertWrong("archive.url = \"ftp://somewhere\"", "archive.url must begin with http");
        assertWrong("monitor.slowAfter = 0 s", "monitor.slowAfter must be 1 s to 10 min");
        assertWrong("monitor.slowAfter = 1 h", "monitor.slowAfter");
        assertWrong("monitor.patientMemory = 1 KiB", "monitor.patientMemory must be 1 MiB or more: 1024 bytes");
        assertWrong("ward.glucoseUnit = mmol", "ward.glucoseUnit must be \"mg/dL\" or \"mmol/L\"");
        assertWrong("intake.vendorProfiles = /nowhere", "intake.vendorProfiles: /nowhere is no folder");
        assertWrong("monitor.commitInterval = 1 m", "monitor.commitInterval must be 0 to 10 s");
        assertWrong("monitor.plainInterval = 1 m", "monitor.plainInterval must be 0 to 10 s");
        assertWrong("intake.samplesPerSecond = 0", "samplesPerSecond");
        assertWrong("intake.deviceMemory = 12 kB", "intake.deviceMemory");
        assertWrong("watch.heartbeat = 1 ms", "watch.heartbeat must be 200 ms to 10 min");
    }

    @Test
    void withoutSettingsCallsGoToTheConsole() {
        NotifyConfig calls = MonitorConfig.load(null, Map.of()).calls();

        assertThat(calls.enabled()).isTrue();
        assertThat(calls.rota()).isNull();
        assertThat(calls.webhooks()).isEmpty();
        assertThat(calls.mail()).isNull();
        assertThat(calls.rules().from()).isEqualTo(Priority.MEDIUM);
        assertThat(calls.linkExpiresAfter()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aWebhookIsNamedInTheFileAndItsSecretComesFromTheEnvironment() throws IOException {
        Path file = file("notify.webhooks.night-pager { url = \"https://pager.example/x\", template = slack }");

        NotifyConfig calls = MonitorConfig.load(file, Map.of("WARDSTREAM_NOTIFY_WEBHOOKS_NIGHT_PAGER_SECRET", "s3cret"))
                .calls();

        assertThat(calls.webhooks()).singleElement().satisfies(webhook -> {
            assertThat(webhook.name()).isEqualTo("night-pager");
            assertThat(webhook.template()).isEqualTo("slack");
            assertThat(webhook.secret()).isEqualTo("s3cret");
        });
        assertThat(calls.toString()).doesNotContain("s3cret", "/x");
    }

    @Test
    void whatIsWrongWithTheCallsIsNamedWithItsPath() throws IOException {
        assertWrong("notify.webhooks.pager { ur = \"https://x\" }", "no setting notify.webhooks.pager.ur");
        assertWrong(
                "notify.webhooks.pager { url = \"pager.example\" }", "notify.webhooks.pager.url must begin with http");
        assertWrong("notify.webhooks.pager { url = \"https://x/\", template = ntfy }", "notify.webhooks.pager.topic");
        assertWrong("notify.from = urgent", "from must be low, medium or high");
        assertWrong("notify.wait.high = 2 m", "notify.wait.high must be 0 to 1 min");
        assertWrong("notify.most = 0", "notify.most must be 1 to 1000");
        assertWrong("notify.mail { host = mail, from = nobody at all }", "notify.mail.from");
        assertWrong(
                "notify.mail { host = mail, security = some }", "notify.mail.security must be starttls, tls or none");
        assertWrong("http.publicUrl = \"https://ward.example?x\"", "http.publicUrl");
    }

    @Test
    void noValueIsInWhatIsToldOfIt() throws IOException {
        String token = "s3cret-t0ken";
        for (String setting : List.of(
                "http.port = " + token,
                "http { port { \"" + token + "\" = " + token + " } }",
                "monitor.commitInterval = " + token,
                "monitor.clock = " + token,
                "topics.vendors = " + token,
                "alarm.anomaly.priority = " + token,
                "alarm.latching.never = [" + token + "]",
                "notify.mail { host = mail, from = \"<" + token + "\" }",
                "notify.mail { host = mail, security = " + token + " }",
                "archive.url = " + token,
                "notify.webhooks.pager.url = \"http://" + token + " x\"",
                "archive.token = \"" + token,
                "archive.token = " + token + " ]")) {
            Path file = file("intake.samplesPerSecond = 5\n" + setting);
            assertThatThrownBy(() -> MonitorConfig.load(file, Map.of()))
                    .as(setting)
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(e -> assertThat(Throwables.getStackTrace(e))
                            .doesNotContain(setting.startsWith("http {") ? "= " + token : token));
        }
        assertWrong("http.port = many", "own.conf: 1: port has type STRING rather than NUMBER");
        assertWrong("monitor.commitInterval = 3 fortnights", "own.conf: 1: commitInterval is no duration, such as 30s");
        assertWrong("monitor.clock = sundial", "own.conf: 1: clock must be one of wall, event");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> MonitorConfig.load(folder.resolve("none.conf"), Map.of()))
                .hasMessageContaining("--config")
                .hasMessageContaining("none.conf");
    }

    @Test
    void theTokenIsNeverShown() {
        MonitorConfig config = MonitorConfig.load(null, Map.of("WARDSTREAM_ARCHIVE_TOKEN", "s3cret"))
                .withKafka(Map.of("ssl.keystore.password", "s3cret"));

        assertThat(config.archive().token()).isEqualTo("s3cret");
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    @Test
    void proxiesAndTheMetricsTokenComeFromTheEnvironmentAndTheTokenFromAFile() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "0123456789abcdef\n");

        AccessSettings access = MonitorConfig.load(
                        null,
                        Map.of(
                                "WARDSTREAM_HTTP_TRUSTED_PROXIES", "10.0.0.7, fd00:7::/64",
                                "WARDSTREAM_HTTP_OTHER_HOSTS", "",
                                "WARDSTREAM_HTTP_METRICS_TOKEN", "of the other one, which wins not",
                                "WARDSTREAM_HTTP_METRICS_TOKEN_FILE", token.toString()))
                .http()
                .access();

        assertThat(access.network().trustedProxies()).containsExactly("10.0.0.7", "fd00:7::/64");
        assertThat(access.network().otherHosts()).isEmpty();
        assertThat(access.metricsToken().value()).isEqualTo("0123456789abcdef");
        assertThat(access.toString()).doesNotContain("0123456789abcdef");
    }

    private void assertWrong(String setting, String message) throws IOException {
        Path file = file(setting);
        assertThatThrownBy(() -> MonitorConfig.load(file, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("own.conf"), text);
    }
}
