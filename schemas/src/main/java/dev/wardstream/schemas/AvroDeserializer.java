package dev.wardstream.schemas;

import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of Wardstream's records. Settings: {@value #TYPE_CONFIG}, the generated class, where the constructor does not
 * say it; {@value SchemaRegistry#URL_CONFIG}, optional, to read Confluent's wire format too. Throws {@link
 * DecodingException}.
 */
public class AvroDeserializer<T extends SpecificRecordBase> implements Deserializer<T> {
    /** The setting that names the generated class of the record, such as {@code dev.wardstream.schemas.avro.Alert}. */
    public static final String TYPE_CONFIG = "wardstream.avro.type";

    private @Nullable Class<T> type;
    private @Nullable AvroCodec<T> codec;

    /** A deserializer that is told its record by {@value #TYPE_CONFIG}. */
    public AvroDeserializer() {}

    /** A deserializer of one record, ready for use without settings. */
    public AvroDeserializer(Class<T> type) {
        this.type = type;
        codec = AvroCodec.of(type);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        Class<T> record = type == null ? typeOf(settings.get(TYPE_CONFIG)) : type;
        Object registry = settings.get(SchemaRegistry.URL_CONFIG);
        type = record;
        codec = registry == null ? AvroCodec.of(record) : AvroCodec.of(record, SchemaRegistry.at(registry.toString()));
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] payload) {
        if (payload == null) {
            return null;
        }
        if (codec == null) {
            throw new IllegalStateException("call configure first, with " + TYPE_CONFIG);
        }
        return codec.decode(payload);
    }

    @SuppressWarnings("unchecked") // Which T a class named in the settings is, only the caller can know.
    private static <T extends SpecificRecordBase> Class<T> typeOf(@Nullable Object setting) {
        try {
            Class<?> type = setting instanceof Class<?> given ? given : Class.forName(String.valueOf(setting));
            return (Class<T>) type.asSubclass(SpecificRecordBase.class);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new ConfigException(
                    TYPE_CONFIG, setting, "must name a generated record, such as dev.wardstream.schemas.avro.Alert");
        }
    }
}
