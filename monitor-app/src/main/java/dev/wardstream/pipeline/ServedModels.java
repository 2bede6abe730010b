package dev.wardstream.pipeline;

import dev.wardstream.score.RnnModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The models of this process: written as the topic of models is read, read by the stream's threads once a sample. */
final class ServedModels {
    private final List<RnnModel> shipped;
    private final Map<String, Deployment> published = new HashMap<>();
    private volatile Fleet current;

    ServedModels(List<RnnModel> shipped) {
        this.shipped = List.copyOf(shipped);
        this.current = new Fleet(this.shipped, List.of());
    }

    Fleet current() {
        return current;
    }

    /** @param ref the record's key, such as {@code ward-hourly@2} */
    synchronized void deploy(String ref, Deployment deployment) {
        published.put(ref, deployment);
        current = new Fleet(shipped, published.values());
    }

    synchronized void forget(String ref) {
        published.remove(ref);
        current = new Fleet(shipped, published.values());
    }
}
