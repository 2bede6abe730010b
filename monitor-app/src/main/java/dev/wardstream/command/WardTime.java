package dev.wardstream.command;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Properties;

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

    /** Noted twice a second while it runs; one that was not noted for so long stands. */
    private static final Duration RUNS = Duration.ofSeconds(5);

    private final Path file;
    private final Path about;

    WardTime(Path folder) {
        this.file = folder.resolve("ward-time");
        this.about = folder.resolve("ward-clock.properties");
    }

    /** Notes whose clock this is, for those who ask what time it is on the ward. */
    void belongsTo(String bootstrapServers, double speed) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", bootstrapServers);
        properties.setProperty("speed", String.valueOf(speed));
        try {
            Files.createDirectories(about.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(about)) {
                properties.store(writer, "The demo's clock, whose time is in " + file.getFileName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + about, e);
        }
    }

    /** What time it is on the ward of these brokers, epoch milliseconds; empty where no clock runs there that is noted here. */
    OptionalLong now(String bootstrapServers, long wallMillis) {
        if (!Files.exists(about) || !Files.exists(file)) {
            return OptionalLong.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(about)) {
            properties.load(reader);
            long passed = wallMillis - Files.getLastModifiedTime(file).toMillis();
            if (!bootstrapServers.equals(properties.getProperty("bootstrap.servers")) || passed > RUNS.toMillis()) {
                return OptionalLong.empty();
            }
            double speed = Double.parseDouble(properties.getProperty("speed", "1"));
            return OptionalLong.of(noted() + Math.round(Math.max(0, passed) * speed));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + about + ": give the time with --at", e);
        }
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
            return Files.exists(file) ? Math.max(fresh, noted() + gap) : fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private long noted() throws IOException {
        try {
            return Long.parseLong(Files.readString(file).strip());
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
            Files.deleteIfExists(about);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
