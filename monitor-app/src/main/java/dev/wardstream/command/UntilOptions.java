package dev.wardstream.command;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When something ends: at an instant, or after a while. */
final class UntilOptions {
    @Option(
            names = "--for",
            paramLabel = "TIME",
            required = true,
            converter = DurationConverter.class,
            description = "For so long, such as 10m.")
    private @Nullable Duration length;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            required = true,
            converter = InstantConverter.class,
            description = "Until then, on the ward's clock, such as 2026-11-25T07:10:00Z.")
    private @Nullable Instant until;

    /** Epoch milliseconds on the ward's clock, as both are. */
    long after(long now) {
        long end = until == null ? now : until.toEpochMilli();
        if (until != null && end <= now) {
            throw new IllegalArgumentException("--until " + until + " is not after now, " + Instant.ofEpochMilli(now));
        }
        return length == null ? end : now + length.toMillis();
    }
}
