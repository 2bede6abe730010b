package dev.wardstream.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What a registry said of the ids it was asked for last: a schema for good, a refusal for a while. Bounded. */
final class AnswerCache {
    private static final int MOST_ANSWERS = 10_000;
    private static final long REFUSAL_HOLDS = Duration.ofSeconds(30).toNanos();
    private static final long SILENCE_HOLDS = Duration.ofSeconds(1).toNanos();

    private final Map<Integer, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Answer> eldest) {
            return size() > MOST_ANSWERS;
        }
    };
    private @Nullable Refusal silence;

    /** The schema of an id, from what is known or else from the registry; one question at a time. */
    synchronized Schema get(int id, IntFunction<Schema> registry) {
        Answer known = answers.get(id);
        if (known instanceof Found found) {
            return found.schema;
        }
        refuseAgain(known);
        refuseAgain(silence);
        try {
            Schema schema = registry.apply(id);
            answers.put(id, new Found(schema));
            return schema;
        } catch (UnknownSchemaException e) {
            answers.put(id, new Refusal(e, System.nanoTime() + REFUSAL_HOLDS));
            throw e;
        } catch (RegistryUnreachableException e) {
            silence = new Refusal(e, System.nanoTime() + SILENCE_HOLDS);
            throw e;
        }
    }

    private static void refuseAgain(@Nullable Answer answer) {
        if (answer instanceof Refusal refusal && System.nanoTime() - refusal.until < 0) {
            throw refusal.because;
        }
    }

    private sealed interface Answer {}

    private record Found(Schema schema) implements Answer {}

    private record Refusal(DecodingException because, long until) implements Answer {}
}
