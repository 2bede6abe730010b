package dev.wardstream.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.archive.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real time-series database (QuestDB) in a child process, which speaks InfluxDB's v2 write protocol and has a console of
 * its own. It serves the loopback interface only, and only who has its token or password, keeps its data between runs, and ends with this JVM, however that ends.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final String NAME = "the embedded store";
    private static final String PORT_FLAG = "--store-port";
    private static final List<String> JVM_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private final ChildProcess child;
    private final URI url;
    private final StoreKeys keys;
    private final StoreClient client;

    /**
     * Where the store keeps its data and where it listens.
     *
     * @param directory holds the store's data and its logs, {@code store.log} and {@code questdb.YYYYMM.log}; created where missing
     * @param port on the loopback interface; 0 takes any free one
     */
    public record Settings(Path directory, int port) {
        public Settings {
            Ports.requireValid(port, PORT_FLAG);
        }
    }

    private EmbeddedStore(ChildProcess child, int port, StoreKeys keys) {
        this.child = child;
        this.url = URI.create("http://127.0.0.1:" + port);
        this.keys = keys;
        this.client = new StoreClient(url, keys);
    }

    /**
     * Starts the store, on the data of an earlier run where there is any, and returns when it answers and has its tables.
     *
     * @throws IllegalStateException if the port is taken, naming the flag, or if the store does not come up, with the end
     *     of its log
     */
    public static EmbeddedStore start(Settings settings) {
        int port = Ports.resolve(settings.port(), NAME, PORT_FLAG);
        Path directory = settings.directory().toAbsolutePath();
        StoreKeys keys = keys(directory);
        ChildProcess child = ChildProcess.start(new ChildProcess.Spec(
                NAME,
                StoreProcess.class,
                JVM_OPTIONS,
                List.of(directory.toString(), String.valueOf(port)),
                directory.resolve("store.log"),
                Duration.ofMinutes(3)));
        EmbeddedStore store = new EmbeddedStore(child, port, keys);
        try {
            store.ensureTables();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return store;
    }

    /** Its address, for InfluxDB clients and for the console in a browser. */
    public URI url() {
        return url;
    }

    /** What an InfluxDB client must give as token; who has it may do everything. */
    public String token() {
        return keys.token();
    }

    /** Whom the console asks for; they may look, and change nothing. */
    public String user() {
        return StoreKeys.USER;
    }

    /** What the console asks for. */
    public String password() {
        return keys.password();
    }

    /** What an InfluxDB client must give as organization; the store has none. */
    public String org() {
        return "wardstream";
    }

    /** What an InfluxDB client must give as bucket; the store has one only. */
    public String bucket() {
        return "wardstream";
    }

    /** How many points it holds of a kind, those it has accepted but not yet applied included: it waits for them. */
    public long count(Measurement measurement) {
        client.awaitApplied(Duration.ofMinutes(2));
        return query("SELECT count() FROM " + measurement.table()).get(0).get(0).asLong();
    }

    /**
     * The rows that a SQL query returns, each an array of the columns' values. Points just written may not show yet.
     *
     * @throws IllegalStateException if the store does not answer or refuses the query
     */
    public JsonNode query(String sql) {
        return client.query(sql);
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** The id of the store's process. */
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

    private static StoreKeys keys(Path directory) {
        try {
            return StoreKeys.of(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " has no keys: " + e.getMessage(), e);
        }
    }

    /**
     * Without a table that names the keys, QuestDB would make one at the first write, and a point written again would stand
     * there twice.
     */
    private void ensureTables() {
        for (Measurement measurement : Measurement.values()) {
            String keys = String.join(", ", measurement.tags());
            query("CREATE TABLE IF NOT EXISTS " + measurement.table() + " ("
                    + String.join(" SYMBOL, ", measurement.tags())
                    + " SYMBOL, timestamp TIMESTAMP_NS) TIMESTAMP(timestamp) PARTITION BY DAY"
                    + (measurement == Measurement.STANDING ? " TTL 1 DAY" : "") + " WAL"
                    + " DEDUP UPSERT KEYS(timestamp, " + keys + ")");
        }
    }
}
