package dev.wardstream.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;

/** A part in its processes, with what is seen of them from outside. */
final class RunningPart implements AutoCloseable {
    private final DoubleSupplier broker;
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    private final List<Snapshot> snapshots = new CopyOnWriteArrayList<>();

    private RunningPart(DoubleSupplier broker) {
        this.broker = broker;
    }

    /**
     * Launches the processes and returns at once.
     *
     * @param each the settings of each of them
     * @param broker tells the CPU seconds of the broker
     */
    static RunningPart launch(List<PartSettings> each, DoubleSupplier broker) {
        RunningPart part = new RunningPart(broker);
        for (int i = 0; i < each.size(); i++) {
            // Where there are several, a moment is seen when the first tells: the others have told half a second before
            // at most.
            Runnable onMeters = i == 0 ? part::see : () -> {};
            part.instances.add(Instance.launch(each.get(i), onMeters));
        }
        return part;
    }

    /** Waits until all of them process, and returns how long that took the slowest from its launch, seconds. */
    double awaitStart() {
        return instances.stream().mapToDouble(Instance::awaitStart).max().orElse(0);
    }

    /** @throws IllegalStateException where one has stopped by itself */
    void requireWell() {
        instances.forEach(Instance::requireWell);
    }

    /** Records that they have read of some topics, over all of them. */
    long readOf(Collection<String> topics) {
        return instances.stream()
                .mapToLong(instance -> instance.meters().readOf(topics))
                .sum();
    }

    /** Of all of them together, as they told last. */
    Meters meters() {
        return instances.stream().map(Instance::meters).reduce(Meters.NONE, Meters::plus);
    }

    List<Instance> instances() {
        return instances;
    }

    /** What was seen, moment by moment. */
    List<Snapshot> snapshots() {
        return new ArrayList<>(snapshots);
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
    }

    private void see() {
        ProcessCpu.Used used =
                instances.stream().map(Instance::used).reduce(ProcessCpu.Used.NOTHING, ProcessCpu.Used::plus);
        snapshots.add(
                new Snapshot(System.nanoTime() / 1e9, meters(), used, broker.getAsDouble(), Machine.busySeconds()));
    }
}
