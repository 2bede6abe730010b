package dev.wardstream.demo;

import dev.wardstream.settings.OwnerOnly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A service in a JVM of its own, on this JVM's class path, that never outlives this one: it ends when its standard input
 * does, however this JVM ends. The other end is {@link ChildService}.
 */
public final class ChildProcess implements AutoCloseable {
    private static final int LINES_SHOWN = 15;
    /** A child halts where its stop hangs; on a busy machine, writing the archive of its classes takes longer than that. */
    private static final Duration TIME_TO_STOP = Duration.ofMinutes(2);

    private final Spec spec;
    private final Process process;
    private final Consumer<String> listener;
    private final @Nullable ClassArchive archive;
    private final Thread reader;
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();

    /**
     * What to run.
     *
     * @param name how error messages call it, such as {@code the embedded broker}
     * @param log where its log and whatever it prints goes
     * @param timeToStart how long it may take until it answers
     */
    public record Spec(
            String name,
            Class<?> main,
            List<String> jvmOptions,
            List<String> arguments,
            Path log,
            Duration timeToStart) {}

    private ChildProcess(Spec spec, Process process, Consumer<String> listener, @Nullable ClassArchive archive) {
        this.spec = spec;
        this.process = process;
        this.listener = listener;
        this.archive = archive;
        this.reader = new Thread(this::listen, spec.main().getSimpleName() + "-listener");
        this.reader.setDaemon(true);
    }

    /**
     * Starts the service, from the archive of its classes where there is one, and returns when it answers.
     *
     * @throws IllegalStateException if it does not come up, with the end of its log and where that is
     */
    static ChildProcess start(Spec spec) {
        ChildProcess child = launch(spec, line -> {}, ClassArchive.of(spec.main(), classPath()));
        child.awaitAnswer();
        return child;
    }

    /**
     * Starts the service and returns at once: {@link #awaitAnswer} tells when it answers.
     *
     * @param listener is told, on a thread of its own, what the service tells this process
     */
    public static ChildProcess launch(Spec spec, Consumer<String> listener) {
        return launch(spec, listener, null);
    }

    private static ChildProcess launch(Spec spec, Consumer<String> listener, @Nullable ClassArchive archive) {
        ChildProcess child = new ChildProcess(spec, begin(spec, archive), listener, archive);
        child.reader.start();
        return child;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it at once, as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks it to stop in order and waits; one that does not stop in 2 min is killed. What it told until then has been heard. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The pipe is broken: the child has gone already, or is killed below.
            process.destroy();
        }
        if (!awaitExit()) {
            kill();
        }
        awaitLastWords();
    }

    private void awaitLastWords() {
        try {
            reader.join(TIME_TO_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path", "");
    }

    private static Process begin(Spec spec, @Nullable ClassArchive archive) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(spec.jvmOptions());
        command.addAll(archive == null ? List.of() : archive.options());
        command.add("-Dlog4j2.configurationFile=classpath:dev/wardstream/demo/child-log4j2.xml");
        command.add("-D" + ChildService.LOG_PROPERTY + "=" + spec.log());
        command.add(spec.main().getName());
        command.addAll(spec.arguments());
        ProcessBuilder builder = new ProcessBuilder(command);
        // In the environment, because a test's class path is longer than a Windows command line may be.
        builder.environment().put("CLASSPATH", archive == null ? classPath() : archive.classPath());
        try {
            OwnerOnly.folderOf(spec.log());
            builder.redirectError(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(spec.name() + " cannot be started with " + command.get(0), e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(ChildService.READY)) {
                    answered.complete(true);
                } else {
                    listener.accept(line);
                }
            }
            answered.complete(false);
        } catch (IOException e) {
            answered.completeExceptionally(e);
        }
    }

    /**
     * Waits until the service answers.
     *
     * @throws IllegalStateException if it does not come up, with the end of its log and where that is
     */
    public void awaitAnswer() {
        String reason;
        try {
            if (answered.get(spec.timeToStart().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            reason = "it stopped before it answered";
        } catch (ExecutionException e) {
            reason = "the pipe to it broke: " + e.getMessage();
        } catch (TimeoutException e) {
            reason = "it did not answer within " + spec.timeToStart().toSeconds() + " s";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "the wait for it was interrupted";
        }
        kill();
        throw new IllegalStateException(
                spec.name() + " did not start: " + reason + ". Its log " + spec.log() + " ends with:\n" + endOfLog());
    }

    private boolean awaitExit() {
        try {
            boolean ended = process.waitFor(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
            if (ended && archive != null) {
                archive.keep(process.exitValue());
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(spec.log(), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }
}
