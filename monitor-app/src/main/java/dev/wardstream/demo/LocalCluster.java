package dev.wardstream.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** An embedded broker and an embedded store on one machine, with their data in one folder. */
public final class LocalCluster implements AutoCloseable {
    private static final String BROKER = "broker";
    private static final String STORE = "store";
    private static final String STATE = "state";

    private final EmbeddedBroker broker;
    private final EmbeddedStore store;

    private LocalCluster(EmbeddedBroker broker, EmbeddedStore store) {
        this.broker = broker;
        this.store = store;
    }

    /**
     * Starts both, on what an earlier run left in the folder.
     *
     * @throws IllegalStateException if a port is taken, naming the flag
     */
    public static LocalCluster start(Path folder, int brokerPort, int storePort) {
        CompletableFuture<EmbeddedBroker> broker = CompletableFuture.supplyAsync(() -> startBroker(folder, brokerPort));
        CompletableFuture<EmbeddedStore> store = CompletableFuture.supplyAsync(
                () -> EmbeddedStore.start(new EmbeddedStore.Settings(folder.resolve(STORE), storePort)));
        try {
            return new LocalCluster(broker.join(), store.join());
        } catch (CompletionException e) {
            // Each may be up or still coming up; a child that nobody closes here ends with this process.
            CompletableFuture<Void> closed = CompletableFuture.allOf(
                    broker.thenAccept(EmbeddedBroker::close), store.thenAccept(EmbeddedStore::close));
            closed.exceptionally(failed -> null).join();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * Starts the broker alone.
     *
     * @throws IllegalStateException if its port is taken, naming the flag
     */
    public static EmbeddedBroker startBroker(Path folder, int port) {
        return EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve(BROKER), port));
    }

    /**
     * Deletes what an earlier run left in the folder, and nothing else that may be there.
     *
     * @throws IllegalStateException if another run is using it, or if it holds what no run of ours has made
     */
    public static void wipe(Path folder) {
        for (String service : List.of(BROKER, STORE)) {
            requireOursAndUnused(folder.resolve(service));
        }
        for (String own : List.of(BROKER, STORE, STATE)) {
            delete(folder.resolve(own));
        }
    }

    private static void requireOursAndUnused(Path service) {
        if (!Files.exists(service)) {
            return;
        }
        Path lock = service.resolve(ChildService.LOCK);
        if (!Files.exists(lock)) {
            throw new IllegalStateException(service + " was not made by Wardstream: it is left as it is; choose another"
                    + " folder with --data, or delete it yourself");
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw new IllegalStateException(
                        service + " is in use by another run: stop that one, or choose another folder with --data");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell whether " + service + " is in use: " + e.getMessage(), e);
        }
    }

    /** Where the monitor keeps its state beside the cluster's data. */
    public static Path stateFolder(Path folder) {
        return folder.resolve(STATE);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the data in " + folder + ": " + e.getMessage(), e);
        }
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public EmbeddedStore store() {
        return store;
    }

    /** Stops both at once: neither needs the other. */
    @Override
    public void close() {
        CompletableFuture<Void> stored = CompletableFuture.runAsync(store::close);
        broker.close();
        stored.join();
    }
}
