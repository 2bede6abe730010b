package dev.wardstream.archive;

import static dev.wardstream.archive.WardRecords.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answers of an InfluxDB that the embedded store never gives, by a server that gives them over HTTP. */
class StoreTest {
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private volatile ToIntFunction<List<String>> answer = lines -> 204;

    StoreTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        server.createContext("/api/v2/write", this::handle);
        server.start();
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    @Test
    void aGoodBatchIsOneRequest() throws Exception {
        assertThat(write(IntStream.range(0, 100).toArray())).isEmpty();
        assertThat(taken).hasSize(100);
        assertThat(requests).hasValue(1);
    }

    @Test
    void oneBadRecordCostsNobodyElseTheirPlace() throws Exception {
        answer = lines -> lines.stream().anyMatch(line -> line.contains("patient=p-13,")) ? 400 : 204;
        List<Store.Refusal> refusals = write(IntStream.range(0, 100).toArray());
        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.entry().offset()).isEqualTo(13);
            assertThat(refusal.reason()).contains("no such answer");
        });
        assertThat(taken).hasSize(99);
        assertThat(requests).hasValueLessThan(20);
    }

    @Test
    void aBatchOfNothingButBadRecordsEnds() throws Exception {
        answer = lines -> 422;
        assertThat(write(IntStream.range(0, 64).toArray())).hasSize(64);
        assertThat(requests).hasValue(127);
    }

    @Test
    void aTokenThatIsNotAcceptedSaysWhatToDo() {
        answer = lines -> 401;
        assertThatThrownBy(() -> write(1))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("WARDSTREAM_ARCHIVE_TOKEN")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aMissingBucketSaysWhatToDo() {
        answer = lines -> 404;
        assertThatThrownBy(() -> write(1))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("has no bucket beds")
                .hasMessageContaining("archive.bucket");
    }

    @Test
    void aStoreThatIsOverloadedIsTriedAgainAndNotHalved() {
        for (int status : new int[] {429, 500, 503}) {
            requests.set(0);
            answer = lines -> status;
            assertThatThrownBy(() -> write(1, 2, 3, 4)).isInstanceOf(StoreException.Unavailable.class);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void aStoreThatIsNotThereIsUnavailable() {
        server.stop(0);
        assertThatThrownBy(() -> write(1))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("does not take writes");
    }

    private List<Store.Refusal> write(int... patients) throws StoreException.Unavailable {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (Store store = new Store(ArchiveSettings.of(url, "s3cret", "ward", "beds"))) {
            return store.write(IntStream.of(patients)
                    .mapToObj(patient -> new Entry(
                            Measurement.VITALS,
                            new TopicPartition("patient.vitals", 0),
                            patient,
                            PointMapping.vitals(WardRecords.sample(patient, START), patient)))
                    .toList());
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<String> lines = body.lines().toList();
        int status = answer.applyAsInt(lines);
        if (status == 204) {
            taken.addAll(lines);
            exchange.sendResponseHeaders(status, -1);
        } else {
            byte[] reason = "{\"code\":\"x\",\"message\":\"no such answer\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, reason.length);
            exchange.getResponseBody().write(reason);
        }
        exchange.close();
    }
}
