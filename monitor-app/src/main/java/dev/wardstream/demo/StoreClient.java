package dev.wardstream.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** SQL over QuestDB's HTTP interface. */
final class StoreClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI url;
    private final StoreKeys keys;

    StoreClient(URI url, StoreKeys keys) {
        this.url = url;
        this.keys = keys;
    }

    /** The rows of the answer; missing where the statement returns none. */
    JsonNode query(String sql) {
        URI uri = url.resolve("/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", keys.writer())
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the store at " + url + " refuses \"" + sql + "\": " + response.body());
            }
            return JSON.readTree(response.body()).path("dataset");
        } catch (IOException e) {
            throw new IllegalStateException("the store at " + url + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the store at " + url, e);
        }
    }

    /**
     * Waits until what was written is to be read: QuestDB takes writes into a log and applies them to its tables later.
     *
     * @throws IllegalStateException if that takes longer than the patience, or a table has given up applying
     */
    void awaitApplied(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        JsonNode behind = tablesBehind();
        while (!behind.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the store at " + url + " has not applied its writes after "
                        + patience.toSeconds() + " s: " + behind);
            }
            pause();
            behind = tablesBehind();
        }
    }

    private JsonNode tablesBehind() {
        JsonNode suspended = query("SELECT name, errorMessage FROM wal_tables() WHERE suspended");
        if (!suspended.isEmpty()) {
            throw new IllegalStateException(
                    "the store at " + url + " cannot apply its writes, see its questdb log: " + suspended);
        }
        return query("SELECT name FROM wal_tables() WHERE writerTxn <> sequencerTxn");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the store", e);
        }
    }
}
