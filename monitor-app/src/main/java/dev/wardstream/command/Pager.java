package dev.wardstream.command;

import dev.wardstream.watch.Notice;
import dev.wardstream.watch.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command for each notice, one after the other, so that whatever pager there is can be reached when Kafka cannot. What
 * was seen is in the command's environment and never in its text, so that no cause can be taken for a command.
 */
final class Pager implements AutoCloseable {
    /** The variables that a command run by us finds in its environment. */
    static final Set<String> VARIABLES = Set.of(
            "WARDSTREAM_TROUBLE",
            "WARDSTREAM_STATE",
            "WARDSTREAM_AT",
            "WARDSTREAM_SINCE",
            "WARDSTREAM_SUBJECT",
            "WARDSTREAM_INSTANCE",
            "WARDSTREAM_PART",
            "WARDSTREAM_CAUSE",
            "WARDSTREAM_ADVICE");

    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);
    /** A command that hangs must not keep the next trouble from being told. */
    private static final Duration TIME_TO_RUN = Duration.ofSeconds(30);

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(50);

    private final String command;
    private final ExecutorService runs = Executors.newSingleThreadExecutor(task -> new Thread(task, "pager"));

    /** @param command for {@code sh -c} */
    Pager(String command) {
        this.command = command;
    }

    void tell(Notice notice) {
        runs.execute(() -> run(notice));
    }

    /** Waits for the commands that were to be run, for a while. */
    @Override
    public void close() {
        runs.shutdown();
        try {
            if (!runs.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Not every notice was handed to --exec '{}' before the end", command);
                runs.shutdownNow();
            }
        } catch (InterruptedException e) {
            runs.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** What the command finds in its environment; {@link #VARIABLES} are the names. */
    static Map<String, String> environment(Notice notice) {
        Trouble trouble = notice.trouble();
        return Map.of(
                "WARDSTREAM_TROUBLE", trouble.kind().name(),
                "WARDSTREAM_STATE", notice.state().name(),
                "WARDSTREAM_AT", Instant.ofEpochMilli(notice.at()).toString(),
                "WARDSTREAM_SINCE", Instant.ofEpochMilli(trouble.since()).toString(),
                "WARDSTREAM_SUBJECT", trouble.subject(),
                "WARDSTREAM_INSTANCE", trouble.instance(),
                "WARDSTREAM_PART", trouble.part(),
                "WARDSTREAM_CAUSE", trouble.cause(),
                "WARDSTREAM_ADVICE", trouble.kind().advice());
    }

    private void run(Notice notice) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment(notice));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(TIME_TO_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                failed(notice, "it ran longer than " + TIME_TO_RUN.toSeconds() + " s and was ended");
            } else if (process.exitValue() != 0) {
                failed(notice, "it ended with exit code " + process.exitValue());
            }
        } catch (IOException e) {
            failed(notice, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(Notice notice, String reason) {
        LOG.error(
                "{} of {} may have reached nobody by --exec '{}': {}",
                notice.trouble().kind(),
                notice.trouble().subject(),
                command,
                reason);
    }
}
