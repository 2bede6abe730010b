package dev.wardstream.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * How far the demo's clock has got, kept in its data folder: a demo that keeps its data goes on after what it has, since
 * samples of a time that it has seen already would be late.
 */
final class WardTime {
    /** The clock starts so long before now, so that one turned faster does not soon run ahead of the wall clock. */
    private static final Duration HEAD_START = Duration.ofHours(12);
    /** Shorter than the silence that is an alarm. */
    private static final Duration GAP = Duration.ofSeconds(5);
    /** A run that was killed may have gone on for so long, by the wall clock, after its last note. */
    private static final Duration UNNOTED = Duration.ofSeconds(1);

    private final Path file;

    WardTime(Path folder) {
        this.file = folder.resolve("ward-time");
    }

    /**
     * Where a new run starts, epoch milliseconds.
     *
     * @param speed of the clock, which it is taken to have had before
     */
    long start(long wallMillis, double speed) {
        long gap = Math.max(GAP.toMillis(), Math.round(UNNOTED.toMillis() * speed));
        long fresh = wallMillis - HEAD_START.toMillis();
        try {
            return Files.exists(file)
                    ? Math.max(fresh, Long.parseLong(Files.readString(file).strip()) + gap)
                    : fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(file + " holds no time; --fresh forgets it", e);
        }
    }

    void note(long wardMillis) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path noted = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(noted, wardMillis + "\n");
            Files.move(noted, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
