package dev.wardstream.command;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Whether anybody answers at the cluster's address, asked first: later calls find it out after a minute, each in its own words. */
final class BrokerCheck {
    private static final int TIME_TO_ANSWER_MS = 15_000;

    private BrokerCheck() {}

    /** @throws KafkaException naming the address where nobody answers */
    static void require(MonitorConfig config) {
        try (Admin admin = Admin.create(config.kafka())) {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIME_TO_ANSWER_MS))
                    .nodes()
                    .get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new KafkaException(
                    "no Kafka broker answers at " + config.bootstrapServers() + " (" + cause.getMessage()
                            + "): start it, or name another with --bootstrap",
                    e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
