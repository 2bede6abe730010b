package dev.wardstream.pipeline;

import dev.wardstream.patient.Deployment;
import dev.wardstream.patient.Fleet;
import dev.wardstream.score.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models of this process: written as the topic of models is read, read by the stream's threads once a sample. All that was on
 * the topic is known before {@link Monitor#start} returns.
 */
public final class ServedModels {
    private static final int MOST_TOLD = 3;
    private static final int LONGEST_CAUSE = 600;

    private final List<Model> shipped;
    private final Map<String, Deployment> published = new HashMap<>();
    private final Map<String, Standing> standing = new HashMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private volatile Fleet current;

    /**
     * A sound model as it stands on the topic.
     *
     * @param sha256 of its file's card and weights
     */
    public record Standing(String sha256, boolean shadow) {}

    ServedModels(List<? extends Model> shipped) {
        this.shipped = List.copyOf(shipped);
        this.current = new Fleet(this.shipped, List.of());
    }

    Fleet current() {
        return current;
    }

    /**
     * What the topic says of a model; null where it says nothing that can be served.
     *
     * @param ref the record's key, such as {@code ward-hourly@2}
     */
    public synchronized @Nullable Standing onTopic(String ref) {
        return standing.get(ref);
    }

    /** What on the topic cannot be served, why, and what to do about it; empty where there is nothing. */
    public synchronized String illness() {
        String told = Stream.concat(
                        tooManyShadows(),
                        refused.entrySet().stream()
                                .limit(MOST_TOLD)
                                .map(each -> "on the topic models " + each.getKey() + " is refused: " + each.getValue()
                                        + "; publish a sound file under this id and version, or withdraw it with 'wardstream models"
                                        + " withdraw " + each.getKey() + "'"))
                .collect(Collectors.joining("; "));
        int more = refused.size() - MOST_TOLD;
        return more > 0 ? told + "; and " + more + " more" : told;
    }

    private Stream<String> tooManyShadows() {
        return current.untried().stream()
                .limit(MOST_TOLD)
                .map(ref -> "the shadow " + ref + " is not tried: " + Fleet.MOST_SHADOWS
                        + " at most are at a time; withdraw one with 'wardstream models withdraw'");
    }

    synchronized void deploy(String ref, Deployment deployment, String sha256) {
        refused.remove(ref);
        standing.put(ref, new Standing(sha256, deployment.shadow()));
        published.put(ref, deployment);
        current = new Fleet(shipped, published.values());
    }

    /** What was served before goes on. */
    synchronized void refuse(String ref, String cause) {
        standing.remove(ref);
        refused.put(ref, cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE) + " …");
    }

    synchronized void forget(String ref) {
        refused.remove(ref);
        standing.remove(ref);
        published.remove(ref);
        current = new Fleet(shipped, published.values());
    }
}
