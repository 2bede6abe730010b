package dev.wardstream.pipeline;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes a store of our own, of which Kafka Streams is told no more than whether it has a changelog. */
final class OwnStoreBuilder<S extends StateStore> implements StoreBuilder<S> {
    private final String name;
    private final boolean logged;
    private final Supplier<S> maker;

    /** @param logged whether what {@code maker} makes writes a changelog */
    OwnStoreBuilder(String name, boolean logged, Supplier<S> maker) {
        this.name = name;
        this.logged = logged;
        this.maker = maker;
    }

    @Override
    public S build() {
        return maker.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean loggingEnabled() {
        return logged;
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    @Override
    public StoreBuilder<S> withCachingEnabled() {
        throw fixed();
    }

    @Override
    public StoreBuilder<S> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
        throw fixed();
    }

    @Override
    public StoreBuilder<S> withLoggingDisabled() {
        if (logged) {
            throw fixed();
        }
        return this;
    }

    private UnsupportedOperationException fixed() {
        return new UnsupportedOperationException("how " + name + " is kept is its own matter");
    }
}
