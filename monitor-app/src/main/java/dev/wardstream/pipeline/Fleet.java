package dev.wardstream.pipeline;

import dev.wardstream.score.RnnModel;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models that are served at one moment of this process, each with the instant from which on it is the one of its id.
 * Immutable: a sample is judged by one fleet from its windows to its scores.
 */
final class Fleet {
    private final Map<WindowShape, List<Deployment>> ofShape = new LinkedHashMap<>();
    private final Map<String, List<Deployment>> ofId = new LinkedHashMap<>();

    /** @param published besides the shipped models, and in their place from its instant on where the id is the same */
    Fleet(List<RnnModel> shipped, Collection<Deployment> published) {
        Stream.concat(shipped.stream().map(Deployment::always), published.stream())
                .collect(Collectors.groupingBy(Deployment::id, LinkedHashMap::new, Collectors.toList()))
                .forEach((id, versions) -> ofId.put(id, newestFirst(versions)));
        ofId.values().forEach(versions -> versions.forEach(each -> ofShape.put(each.shape(), ofId.get(each.id()))));
    }

    /** All windows to be kept, those of models whose time comes or has been among them. */
    Collection<WindowShape> shapes() {
        return ofShape.keySet();
    }

    /**
     * The model whose window this is, or null where another version, which looks at other windows, has this instant. For each
     * instant and id at most one shape has a model, so no window is scored twice.
     *
     * @param at when the window became due, in the patient's measured time, epoch milliseconds
     */
    @Nullable RnnModel inForce(WindowShape shape, long at) {
        for (Deployment version : Objects.requireNonNull(ofShape.get(shape), "a shape of another fleet")) {
            if (version.from() <= at) {
                return version.shape().equals(shape) ? version.model() : null;
            }
        }
        return null;
    }

    /** Of one instant, the version whose name is last: the same on every instance. */
    private static List<Deployment> newestFirst(List<Deployment> versions) {
        return versions.stream()
                .sorted(Comparator.comparingLong(Deployment::from)
                        .thenComparing(each -> each.ref().version())
                        .reversed())
                .toList();
    }
}
