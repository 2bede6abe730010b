package dev.wardstream.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wardstream.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code grafana/preview}, where somebody has installed it: with all that it needs it is too large for every build. */
public final class Preview {
    private Preview() {}

    /**
     * Draws every board. Returns what it said, a line a panel; one that begins with an exclamation mark is an error.
     *
     * @param from start of the time range, epoch milliseconds; it ends at {@code to}
     */
    public static String draw(
            RealProgram influxDb, String database, RealProgram prometheus, Path pictures, long from, long to)
            throws IOException, InterruptedException {
        Path preview = Repository.path("grafana/preview");
        assumeTrue(Files.isDirectory(preview.resolve("node_modules")), "npm ci in grafana/preview first");
        Path said = Files.createTempFile("preview", ".txt");
        Process process = new ProcessBuilder(
                        "node",
                        "preview.mjs",
                        "--influx=" + influxDb.url(),
                        "--db=" + database,
                        "--prometheus=" + prometheus.url(),
                        "--out=" + pictures,
                        "--from=" + from,
                        "--to=" + to,
                        "--open")
                .directory(preview.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(Patience.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        process.destroy();
        String text = Files.readString(said);
        Files.delete(said);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
