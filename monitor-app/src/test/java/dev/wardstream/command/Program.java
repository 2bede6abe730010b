package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;

import dev.wardstream.Main;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The program in a process of its own, as a user runs it; whatever of it is left at the end of a test is killed. */
final class Program implements AutoCloseable {
    private final Process process;
    private final Path errors;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Program(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.reader = new Thread(this::read, "program-output");
        reader.setDaemon(true);
        reader.start();
    }

    static Program start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /** The demo with six beds, five times faster than real, on ports that are free. */
    static Program demo(Path folder) throws IOException {
        return start(folder, "demo", "--broker-port=0", "--store-port=0", "--http-port=0", "--beds=6", "--speed=5");
    }

    /** Where a demo's pages are. */
    String ward() {
        return awaitLine("health\\s+(http://127\\.0\\.0\\.1:\\d+)/health").group(1);
    }

    /** @param folder where it runs, and keeps its logs */
    static Program start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        Files.createDirectories(folder);
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // Short lives: what the second compiler makes would come too late.
                "-XX:TieredStopAtLevel=1",
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WARDSTREAM_"));
        builder.environment().put("CLASSPATH", classPath());
        builder.environment().putAll(environment);
        return new Program(builder.start(), errors);
    }

    /** Runs it to its end. */
    static Program run(Path folder, String... arguments) throws IOException, InterruptedException {
        Program program = start(folder, arguments);
        program.exitCode();
        return program;
    }

    /** Waits for a line of its output in which the pattern is found. */
    Matcher awaitLine(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return await("'" + pattern + "' in the output")
                .atMost(PATIENCE)
                .failFast(() -> {
                    if (!reader.isAlive() && find(compiled).isEmpty()) {
                        throw new AssertionError("it ended without " + pattern + ": " + output() + errors());
                    }
                })
                .until(() -> find(compiled), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still runs after " + PATIENCE + ": " + output() + errors());
        }
        reader.join();
        return process.exitValue();
    }

    /** What {@code kill -INT} does, or where this JVM was started deaf to it, as in the background of a script, SIGTERM. */
    int interrupt() throws IOException, InterruptedException {
        boolean deaf = ignoresInterrupts();
        new ProcessBuilder("kill", deaf ? "-TERM" : "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        return deaf ? 143 : 130;
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    String output() {
        return String.join("\n", lines);
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(children());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Ours without the tests, whose logging would go another way. */
    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Optional<Matcher> find(Pattern pattern) {
        return lines.stream().map(pattern::matcher).filter(Matcher::find).findFirst();
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("(the output broke: " + e.getMessage() + ")");
        }
    }
}
