package dev.wardstream.patient;

import dev.wardstream.score.Model;
import dev.wardstream.score.ModelRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models that are served at one moment of this process, each with the instant from which on it is the one of its id.
 * Immutable: a sample is judged by one fleet from its windows to its scores.
 */
public final class Fleet {
    /** Each has windows kept for it with every sample, by the stream's threads. */
    public static final int MOST_SHADOWS = 4;

    private final Map<WindowShape, List<Deployment>> ofShape = new LinkedHashMap<>();
    private final Map<WindowShape, List<Deployment>> shadows = new LinkedHashMap<>();
    private final Map<String, List<Deployment>> ofId = new LinkedHashMap<>();

    private final Set<WindowShape> shapes = new LinkedHashSet<>();
    private final List<ModelRef> untried;

    /** @param published besides the shipped models, and in their place from its instant on where the id is the same */
    public Fleet(List<Model> shipped, Collection<Deployment> published) {
        List<Deployment> tried = published.stream()
                .filter(Deployment::shadow)
                .sorted(Comparator.comparing(each -> each.ref().toString()))
                .toList();
        untried = tried.stream().skip(MOST_SHADOWS).map(Deployment::ref).toList();
        tried.stream()
                .limit(MOST_SHADOWS)
                .forEach(each -> shadows.computeIfAbsent(each.shape(), shape -> new ArrayList<>())
                        .add(each));
        Stream.concat(shipped.stream().map(Deployment::always), published.stream())
                .filter(each -> !each.shadow())
                .collect(Collectors.groupingBy(Deployment::id, LinkedHashMap::new, Collectors.toList()))
                .forEach((id, versions) -> ofId.put(id, newestFirst(versions)));
        ofId.values().forEach(versions -> versions.forEach(each -> ofShape.put(each.shape(), versions)));
        shapes.addAll(ofShape.keySet());
        shapes.addAll(shadows.keySet());
    }

    /** Models that are served from the beginning on, and no other. */
    public static Fleet of(List<? extends Model> models) {
        return new Fleet(List.copyOf(models), List.of());
    }

    /** No model: windows of these shapes are kept for whoever asks what is in them. */
    public static Fleet ofNone(Collection<WindowShape> kept) {
        Fleet fleet = new Fleet(List.of(), List.of());
        fleet.shapes.addAll(kept);
        return fleet;
    }

    /** The shadows that are too many to be tried: the last by name, the same on every instance. */
    public List<ModelRef> untried() {
        return untried;
    }

    /** All windows to be kept, those of models whose time comes or has been among them. */
    public Collection<WindowShape> shapes() {
        return shapes;
    }

    /** The windows that were kept for another fleet and are not for this one. */
    public Set<WindowShape> gone(Fleet before) {
        Set<WindowShape> gone = new LinkedHashSet<>(before.shapes);
        gone.removeAll(shapes);
        return gone;
    }

    /**
     * The model whose window this is, or null where another version, which looks at other windows, has this instant. For each
     * instant and id at most one shape has a model, so no window is scored twice.
     *
     * @param at when the window became due, in the patient's measured time, epoch milliseconds
     */
    public @Nullable Model inForce(WindowShape shape, long at) {
        for (Deployment version : ofShape.getOrDefault(shape, List.of())) {
            if (version.from() <= at) {
                return version.shape().equals(shape) ? version.model() : null;
            }
        }
        return null;
    }

    /** The models that are only tried on this window; none, most of the time. */
    public List<Model> shadows(WindowShape shape, long at) {
        return shadows.getOrDefault(shape, List.of()).stream()
                .filter(each -> each.from() <= at)
                .map(Deployment::model)
                .toList();
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
