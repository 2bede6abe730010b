package dev.wardstream.score;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.wardstream.vitals.Signal;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A model's card as JSON: vitals by their schema field, durations as ISO 8601. */
final class CardJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(VitalSign.class, new VitalWriter())
                    .addDeserializer(VitalSign.class, new VitalReader())
                    .addSerializer(Signal.class, new SignalWriter())
                    .addDeserializer(Signal.class, new SignalReader())
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addDeserializer(Duration.class, new DurationReader()))
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CardJson() {}

    static String write(Object card) {
        try {
            return MAPPER.writeValueAsString(card);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model card is always JSON", e);
        }
    }

    /** Null where it is the word {@code null}. */
    static <T> @Nullable T read(String json, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(json, type);
    }

    private static final class VitalWriter extends StdSerializer<VitalSign> {
        VitalWriter() {
            super(VitalSign.class);
        }

        @Override
        public void serialize(VitalSign vital, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(vital.field());
        }
    }

    private static final class VitalReader extends FromStringDeserializer<VitalSign> {
        VitalReader() {
            super(VitalSign.class);
        }

        @Override
        protected VitalSign _deserialize(String field, DeserializationContext context) throws IOException {
            @Nullable VitalSign vital = VitalSign.ofField(field);
            if (vital == null) {
                throw context.weirdStringException(field, VitalSign.class, "unknown vital sign");
            }
            return vital;
        }
    }

    private static final class SignalWriter extends StdSerializer<Signal> {
        SignalWriter() {
            super(Signal.class);
        }

        @Override
        public void serialize(Signal signal, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(signal.field());
        }
    }

    private static final class SignalReader extends FromStringDeserializer<Signal> {
        SignalReader() {
            super(Signal.class);
        }

        @Override
        protected Signal _deserialize(String field, DeserializationContext context) throws IOException {
            @Nullable Signal signal = Signal.ofField(field);
            if (signal == null) {
                throw context.weirdStringException(field, Signal.class, "unknown signal");
            }
            return signal;
        }
    }

    private static final class DurationReader extends FromStringDeserializer<Duration> {
        DurationReader() {
            super(Duration.class);
        }

        @Override
        protected Duration _deserialize(String text, DeserializationContext context) {
            return Duration.parse(text);
        }
    }
}
