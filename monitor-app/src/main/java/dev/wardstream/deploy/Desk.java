package dev.wardstream.deploy;

import dev.wardstream.pipeline.ServedModels;
import dev.wardstream.wire.PublishedModel;
import org.jspecify.annotations.Nullable;

/** What the folder of models asks of the monitor. */
public interface Desk {
    /** Null where the topic holds nothing sound under this id and version. */
    ServedModels.@Nullable Standing onTopic(String ref);

    /** Returns when the brokers have it. */
    void publish(PublishedModel model);

    /** When a model that is published now is to be in force: every instance has read it by then. Epoch milliseconds, ward time. */
    long inForceFrom();

    /** A file cannot be served; once for each state of a file. */
    void refused();
}
