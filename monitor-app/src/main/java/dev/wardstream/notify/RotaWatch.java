package dev.wardstream.notify;

import dev.wardstream.settings.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rota in force: the newest good version of its file. A broken one changes nothing, and is told. */
final class RotaWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RotaWatch.class);

    private final @Nullable Path file;
    private final Set<String> channels;
    private volatile Rota rota;
    private volatile String problem = "";
    private String seen = "";

    private RotaWatch(@Nullable Path file, Set<String> channels, Rota rota) {
        this.file = file;
        this.channels = channels;
        this.rota = rota;
    }

    /**
     * @param file null for console only
     * @param channels as in {@link RotaFile#parse}
     * @throws IllegalArgumentException where the file cannot be read or is wrong: there is no last good one yet
     */
    static RotaWatch start(@Nullable Path file, Set<String> channels) {
        if (file == null) {
            return new RotaWatch(null, channels, Rota.consoleOnly());
        }
        try {
            String text = SmallFile.read(file);
            RotaWatch watch = new RotaWatch(file, channels, RotaFile.parse(text, file.toString(), channels));
            watch.seen = text;
            return watch;
        } catch (IOException e) {
            throw new IllegalArgumentException("notify.rota: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    Rota rota() {
        return rota;
    }

    /** What is wrong with the file's newest version; empty where nothing is. */
    String problem() {
        return problem;
    }

    /** Takes up a version that is new and good. Compares what it says, not when it was written: that is cheap, and sure. */
    void look() {
        if (file == null) {
            return;
        }
        try {
            String text = SmallFile.read(file);
            if (!text.equals(seen)) {
                seen = text;
                rota = RotaFile.parse(text, file.toString(), channels);
                problem = "";
                LOG.info("the rota was edited: the new one is in force");
            }
        } catch (IOException e) {
            seen = ""; // whatever it says when it can be read again is looked at again
            tell("the rota cannot be read: " + e);
        } catch (IllegalArgumentException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    private void tell(String what) {
        String told = what + "; the last good one stays in force";
        if (!told.equals(problem)) {
            LOG.error("{}", told);
        }
        problem = told;
    }
}
