package dev.wardstream.deploy;

import dev.wardstream.pipeline.ServedModels.Standing;
import dev.wardstream.score.ModelInfo;
import dev.wardstream.wire.PublishedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the monitor would know of the topic of models, and all that was published to it. */
final class TopicInMemory implements Desk {
    static final long IN_FORCE_FROM = 1_000_000;

    private final Map<String, Standing> standing = new HashMap<>();
    final List<PublishedModel> published = new ArrayList<>();
    int refusals;
    boolean away;

    @Override
    public @Nullable Standing onTopic(String ref) {
        return standing.get(ref);
    }

    @Override
    public void publish(PublishedModel model) {
        if (away) {
            throw new TimeoutException("no broker answers");
        }
        published.add(model);
        try {
            String sha256 = ModelInfo.of(model.file(), model.ref()).sha256();
            standing.put(model.ref(), new Standing(sha256, model.shadow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void withdraw(String ref) {
        standing.remove(ref);
    }

    @Override
    public long inForceFrom() {
        return IN_FORCE_FROM;
    }

    @Override
    public void refused() {
        refusals++;
    }
}
