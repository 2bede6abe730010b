package dev.wardstream.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that is looked at every few seconds: what is laid into it is published to the topic of models, once, and so served by
 * every instance from one instant on; what is laid into its folder {@code shadow} is only tried. The topic is the one truth: the
 * folder only writes to it, and what was taken out of the folder is still served until it is withdrawn.
 *
 * <p>Instances that share a folder may both publish a file, where neither has read the other's record yet. That is a matter of
 * the moment which a record takes to arrive, both records name an instant seconds later, and so all have read both by then.
 */
public final class ModelFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFolder.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final String ENDING = ".safetensors";
    private static final String SHADOW = "shadow";
    private static final int MOST_TOLD = 3;

    private final Path folder;
    private final Desk desk;
    private final ScheduledExecutorService looks;
    private Map<Path, WatchedFile> files = new HashMap<>();
    private volatile String illness = "";

    private ModelFolder(Path folder, Desk desk) {
        this.folder = folder;
        this.desk = desk;
        this.looks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "model-folder");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Looks from now on. What stands on the topic must be known by now, or it is published again. */
    public static ModelFolder watch(Path folder, Desk desk) {
        ModelFolder watched = new ModelFolder(folder, desk);
        ScheduledFuture<?> unused =
                watched.looks.scheduleWithFixedDelay(watched::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return watched;
    }

    /** One that is looked at when a test says so. */
    static ModelFolder unwatched(Path folder, Desk desk) {
        return new ModelFolder(folder, desk);
    }

    /** Which files cannot be served, why, and what to do; empty where there is none. */
    public String illness() {
        return illness;
    }

    /** Looks once. A file is read when two looks have found it the same: it may still be on its way into the folder. */
    void look() {
        try {
            Map<Path, WatchedFile> now = new HashMap<>();
            Map<String, Path> refs = new HashMap<>();
            List<String> ills = new ArrayList<>();
            for (Path file : files()) {
                WatchedFile watched = files.getOrDefault(file, WatchedFile.unseen(file, isShadow(file)));
                now.put(file, watched);
                String ill = lookAt(watched, file, refs);
                if (!ill.isEmpty()) {
                    ills.add(ill);
                }
            }
            files = now;
            illness = told(ills);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("The folder of models cannot be read", e);
            illness = "the folder models.folder = " + folder + " cannot be read (" + e
                    + "): create it, let this program read it, or set models.folder to another";
        } catch (RuntimeException e) {
            // A look that fails must not end all that would follow.
            LOG.error("The folder of models {} could not be looked at", folder, e);
            illness = "the folder " + folder + " could not be looked at: " + e + "; see the log";
        }
    }

    /** A file at which a look fails must not keep the others from being looked at. */
    private String lookAt(WatchedFile watched, Path file, Map<String, Path> refs) {
        try {
            return watched.look(desk, refs);
        } catch (RuntimeException e) {
            LOG.error("The file {} in the folder of models could not be looked at", file, e);
            return "model file " + file + ": it could not be looked at (" + e
                    + "); take it out of the folder, the log tells more";
        }
    }

    /** What is served before what is tried, each in the order of its names. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        List<Path> all = new ArrayList<>(in(folder));
        if (Files.isDirectory(folder.resolve(SHADOW))) {
            all.addAll(in(folder.resolve(SHADOW)));
        }
        return all;
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private boolean isShadow(Path file) {
        return folder.resolve(SHADOW).equals(file.getParent());
    }

    private static String told(List<String> ills) {
        int more = ills.size() - MOST_TOLD;
        return ills.stream().limit(MOST_TOLD).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
