package dev.wardstream.notify;

import static dev.wardstream.Patience.PATIENCE_SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A {@link NotifyProgram} that was started. */
final class ChildNotify implements AutoCloseable {
    private final Process process;
    private final Path output;

    private ChildNotify(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ChildNotify start(Hospital hospital, Path rota, String heap) throws IOException {
        Path output = Files.createTempFile(hospital.folder(), "notify", ".log");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotifyProgram.class.getName(),
                        hospital.bootstrapServers(),
                        hospital.pager().url().toString(),
                        String.valueOf(hospital.mailPort()),
                        rota.toString(),
                        hospital.folder().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ChildNotify(process, output);
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it in order; returns what it printed. */
    String end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("notify did not end: " + output());
        }
        return output();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
