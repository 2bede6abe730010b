package dev.wardstream.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import dev.wardstream.archive.Measurement;
import dev.wardstream.demo.EmbeddedStore.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreIT {
    private static final long START = 1_795_000_000_000_000_000L;

    @TempDir
    Path directory;

    @Test
    void pointsWrittenTwiceAreHeldOnce() {
        try (EmbeddedStore store = EmbeddedStore.start(new Settings(directory, 0))) {
            List<Point> points = heartRates(1_000);
            write(store, points);
            write(store, points);
            assertThat(store.count(Measurement.VITALS)).isEqualTo(1_000);
        }
    }

    @Test
    void pointsANanosecondApartAreTwo() {
        try (EmbeddedStore store = EmbeddedStore.start(new Settings(directory, 0))) {
            write(store, List.of(heartRate(START, 80), heartRate(START + 1, 81)));
            assertThat(store.count(Measurement.VITALS)).isEqualTo(2);
        }
    }

    @Test
    void pointsSurviveAPowerCut() {
        Settings settings = new Settings(directory, 0);
        try (EmbeddedStore store = EmbeddedStore.start(settings)) {
            write(store, heartRates(1_000));
            store.kill();
            assertThat(store.isAlive()).isFalse();
        }
        try (EmbeddedStore store = EmbeddedStore.start(settings)) {
            assertThat(store.count(Measurement.VITALS)).isEqualTo(1_000);
            write(store, heartRates(2_000));
            assertThat(store.count(Measurement.VITALS)).isEqualTo(2_000);
            assertThat(store.query("SELECT max(heartRate) FROM vitals")
                            .get(0)
                            .get(0)
                            .asDouble())
                    .isEqualTo(99);
        }
    }

    @Test
    void theStoreKeepsNoTableOfUsage() {
        try (EmbeddedStore store = EmbeddedStore.start(new Settings(directory, 0))) {
            assertThat(store.query("SELECT table_name FROM tables() ORDER BY table_name"))
                    .hasToString(
                            "[[\"alerts\"],[\"budget\"],[\"limits\"],[\"schema\"],[\"scores\"],[\"standing\"],[\"vitals\"]]");
        }
    }

    @Test
    void aTakenPortNamesTheFlagThatChoosesAnother() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedStore.start(new Settings(directory, other.getLocalPort())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("--store-port");
        }
    }

    @Test
    void aRefusedQueryIsToldWithTheStoresReason() {
        try (EmbeddedStore store = EmbeddedStore.start(new Settings(directory, 0))) {
            assertThatThrownBy(() -> store.query("SELECT nonsense FROM vitals"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nonsense");
        }
    }

    private static List<Point> heartRates(int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> heartRate(START + i * 1_000_000_000L, (double) (i % 100)))
                .toList();
    }

    private static Point heartRate(long nanoseconds, double value) {
        return Point.measurement("vitals")
                .addTag("patient", "p-1")
                .addTag("ward", "icu")
                .addTag("bed", "icu-1")
                .addTag("device", "d-1")
                .addField("heartRate", value)
                .time(nanoseconds, WritePrecision.NS);
    }

    private static void write(EmbeddedStore store, List<Point> points) {
        try (InfluxDBClient client = InfluxDBClientFactory.create(
                store.url().toString(), store.token().toCharArray(), store.org(), store.bucket())) {
            client.getWriteApiBlocking().writePoints(points);
        }
    }
}
