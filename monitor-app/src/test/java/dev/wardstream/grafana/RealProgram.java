package dev.wardstream.grafana;

import static dev.wardstream.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** InfluxDB or Prometheus, as Debian ships it, on a port of this machine; its data goes when the test's folder does. */
public final class RealProgram implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI url;

    private RealProgram(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** An empty InfluxDB 1 with a database of this name. */
    public static RealProgram influxDb(Path folder, String database) throws IOException {
        String program = InstalledProgram.require("influxd", "influxdb");
        int port = FreePort.next();
        Path settings = Files.writeString(
                Files.createDirectories(folder).resolve("influxdb.conf"),
                String.format("""
                        reporting-disabled = true
                        bind-address = "127.0.0.1:%d"
                        [meta]
                          dir = "%2$s/meta"
                        [data]
                          dir = "%2$s/data"
                          wal-dir = "%2$s/wal"
                        [http]
                          bind-address = "127.0.0.1:%3$d"
                          log-enabled = false
                        [monitor]
                          store-enabled = false
                        """, FreePort.next(), folder, port));
        RealProgram influxDb = start(folder, port, List.of(program, "-config", settings.toString()));
        influxDb.awaitAnswer("/ping");
        influxDb.post("/query?q=" + encoded("CREATE DATABASE " + database), new byte[0]);
        return influxDb;
    }

    /** A Prometheus that scrapes the app every second and evaluates our rules. */
    public static RealProgram prometheus(Path folder, int appPort) throws IOException {
        String program = InstalledProgram.require("prometheus", "prometheus");
        Path settings = Files.writeString(
                Files.createDirectories(folder).resolve("prometheus.yml"),
                String.format(
                        """
                        global: { scrape_interval: 1s, evaluation_interval: 1s }
                        rule_files: ["%s"]
                        scrape_configs:
                          - job_name: wardstream
                            static_configs: [{ targets: ["127.0.0.1:%d"] }]
                        """,
                        Repository.path("docker/prometheus/rules.yml")
                                .toAbsolutePath()
                                .normalize(),
                        appPort));
        int port = FreePort.next();
        RealProgram prometheus = start(
                folder,
                port,
                List.of(
                        program,
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port));
        prometheus.awaitAnswer("/-/ready");
        return prometheus;
    }

    public URI url() {
        return url;
    }

    /** What it answers to a GET. */
    public JsonNode get(String pathAndQuery) throws IOException {
        return json(HttpRequest.newBuilder(url.resolve(pathAndQuery)).build());
    }

    public HttpResponse<String> post(String pathAndQuery, byte[] body) throws IOException {
        return send(HttpRequest.newBuilder(url.resolve(pathAndQuery))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    private static RealProgram start(Path folder, int port, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        return new RealProgram(process, URI.create("http://127.0.0.1:" + port));
    }

    private void awaitAnswer(String path) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() ->
                        send(HttpRequest.newBuilder(url.resolve(path)).build()).statusCode() < 300);
    }

    private static JsonNode json(HttpRequest request) throws IOException {
        return new ObjectMapper().readTree(send(request).body());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
