package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

/** A secret on the command line is seen by everybody on the machine. */
class SecretOptionTest {
    private final StringWriter err = new StringWriter();

    @Test
    void aSecretIsRefusedAndWhereItGoesIsSaid() {
        assertThat(topics("sasl.jaas.config=s3cret-t0ken")).isEqualTo(2);
        assertThat(err.toString())
                .contains("-K sasl.jaas.config", "WARDSTREAM_KAFKA_SASL_JAAS_CONFIG", "--config")
                .doesNotContain("s3cret-t0ken");
    }

    @Test
    void noSecretOfKafkasClientsGetsThrough() {
        for (String property : List.of(
                "ssl.key.password",
                "ssl.keystore.password",
                "ssl.truststore.password",
                "ssl.keystore.key",
                "producer.ssl.key.password",
                "main.consumer.sasl.jaas.config",
                "sasl.oauthbearer.client.credentials.client.secret",
                "basic.auth.user.info")) {
            assertThat(topics(property + "=x")).as(property).isEqualTo(2);
            assertThat(err.toString()).contains("-K " + property);
        }
    }

    @Test
    void whatIsNoSecretIsNotTakenForOne() {
        List<String> secret = ProducerConfig.configNames().stream()
                .filter(SettingsOptions::isSecret)
                .sorted()
                .toList();
        assertThat(secret)
                .contains("sasl.jaas.config", "ssl.key.password", "ssl.keystore.key")
                .doesNotContain("key.serializer", "sasl.oauthbearer.token.endpoint.url", "ssl.keystore.location");
        assertThat(AdminClientConfig.configNames())
                .noneMatch(name -> name.endsWith(".type") && SettingsOptions.isSecret(name));
    }

    private int topics(String property) {
        PrintWriter out = new PrintWriter(new StringWriter(), true);
        return WardstreamCommand.run(out, new PrintWriter(err, true), "topics", "-K", property);
    }
}
