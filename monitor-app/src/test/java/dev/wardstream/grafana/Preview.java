package dev.wardstream.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wardstream.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code grafana/preview}, where somebody has installed it: with all that it needs it is too large for every build.
 *
 * @param influxDb the store, which has a database of this name
 */
public record Preview(RealProgram influxDb, String database, RealProgram prometheus) {
    private static final Path FOLDER = Repository.path("grafana/preview");
    /** Where the pictures stay, to be looked at. */
    public static final Path PICTURES = FOLDER.resolve("pictures");

    /**
     * Draws every board, dark and light: those of patients as they were at {@code to}, the others as they are now. Returns what it
     * said, a line a panel; one that begins with an exclamation mark is an error.
     *
     * @param from start of the time range of the boards of patients, epoch milliseconds
     */
    public String draw(long from, long to) throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(FOLDER.resolve("node_modules")), "npm ci in grafana/preview first");
        clear();
        return run("--board=icu", "--board=patient", "--from=" + from, "--to=" + to)
                + run("--board=alarms", "--board=system");
    }

    /** Takes away the pictures of the last time. */
    private static void clear() throws IOException {
        for (Dashboard dashboard : Dashboard.all()) {
            for (String theme : List.of("dark", "light")) {
                Files.deleteIfExists(PICTURES.resolve(dashboard.name() + "-" + theme + ".png"));
            }
        }
    }

    private String run(String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "node",
                "preview.mjs",
                "--influx=" + influxDb.url(),
                "--db=" + database,
                "--prometheus=" + prometheus.url(),
                "--both",
                "--open"));
        command.addAll(List.of(what));
        Path said = Files.createTempFile("preview", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
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
