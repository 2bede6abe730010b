package dev.wardstream.command;

import dev.wardstream.deploy.Desk;
import dev.wardstream.deploy.ModelFolder;
import dev.wardstream.deploy.ModelsTopic;
import dev.wardstream.pipeline.ServedModels;
import dev.wardstream.pipeline.StreamMetrics;
import dev.wardstream.pipeline.WardClock;
import dev.wardstream.wire.PublishedModel;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the folder of models asks of the running monitor. */
record ModelDesk(ServedModels served, ModelsTopic topic, WardClock clock, StreamMetrics metrics) implements Desk {
    /** How long a model takes to reach every instance, so that all change at the same instant. */
    static final Duration SPREAD = Duration.ofSeconds(10);

    /** Null where the settings name no folder. */
    static @Nullable ModelFolder watch(
            MonitorConfig config, ServedModels served, WardClock clock, StreamMetrics metrics) {
        Path folder = config.models().folder();
        return folder == null
                ? null
                : ModelFolder.watch(folder, new ModelDesk(served, new ModelsTopic(config.kafka()), clock, metrics));
    }

    @Override
    public ServedModels.@Nullable Standing onTopic(String ref) {
        return served.onTopic(ref);
    }

    @Override
    public void publish(PublishedModel model) {
        topic.send(model.toRecord());
    }

    @Override
    public long inForceFrom() {
        long then = System.currentTimeMillis() + SPREAD.toMillis();
        return clock.runs() ? clock.at(then) : then;
    }

    @Override
    public void refused() {
        metrics.modelRefused(StreamMetrics.ModelSource.FOLDER);
    }
}
