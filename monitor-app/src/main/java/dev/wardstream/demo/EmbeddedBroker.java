package dev.wardstream.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker of one node (KRaft) in a child process: losing its data directory makes a broker end its JVM, and
 * its hundred threads stay out of the monitor. It keeps its data between runs and ends with this JVM, however that ends.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String NAME = "the embedded broker";
    private static final String PORT_FLAG = "--broker-port";
    private static final List<String> JVM_OPTIONS = List.of("-Xmx320m", "-XX:+UseSerialGC");

    private final ChildProcess child;
    private final int port;

    /**
     * Where the broker keeps its data and who may reach it.
     *
     * @param directory holds the broker's data and its log, {@code broker.log}; created where missing
     * @param port on the loopback interface; 0 takes any free one
     * @param external an address for clients on other machines, null for none. Clients there are not authenticated.
     */
    public record Settings(
            Path directory, int port, @Nullable External external) {
        public Settings {
            Ports.requireValid(port, PORT_FLAG);
        }

        /** On the loopback interface only. */
        public static Settings local(Path directory, int port) {
            return new Settings(directory, port, null);
        }
    }

    /**
     * A listener on all interfaces.
     *
     * @param host the name or address by which clients reach this machine; they are told to come back there
     */
    public record External(String host, int port) {
        public External {
            if (host.isBlank() || port < 1 || port > 65_535) {
                throw new IllegalArgumentException(
                        "an external listener needs a host and a port from 1 to 65535, is " + host + ":" + port);
            }
        }
    }

    private EmbeddedBroker(ChildProcess child, int port) {
        this.child = child;
        this.port = port;
    }

    /**
     * Starts the broker, on the data of an earlier run where there is any, and returns when it answers.
     *
     * @throws IllegalStateException if the port is taken, naming the flag, or if the broker does not come up, with the end
     *     of its log
     */
    public static EmbeddedBroker start(Settings settings) {
        int port = Ports.resolve(settings.port(), NAME, PORT_FLAG);
        Path directory = settings.directory().toAbsolutePath();
        List<String> arguments =
                new BrokerConfig(directory.resolve("data"), port, Ports.free(), settings.external()).toArguments();
        ChildProcess child = ChildProcess.start(new ChildProcess.Spec(
                NAME,
                BrokerProcess.class,
                JVM_OPTIONS,
                arguments,
                directory.resolve("broker.log"),
                Duration.ofMinutes(3)));
        return new EmbeddedBroker(child, port);
    }

    /** What clients on this machine use as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** The id of the broker's process. */
    public long pid() {
        return child.pid();
    }

    /** Ends it as a power cut would ({@code kill -9}). */
    public void kill() {
        child.kill();
    }

    /** Stops it in order; its data stays. */
    @Override
    public void close() {
        child.close();
    }
}
