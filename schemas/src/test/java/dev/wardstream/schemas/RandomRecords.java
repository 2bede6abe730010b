package dev.wardstream.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Records with random content in every field their schema has, the same for the same seed. */
final class RandomRecords {
    private final Random random;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    <T extends SpecificRecordBase> T next(Class<T> type) {
        return type.cast(record(SpecificData.get().getSchema(type)));
    }

    private @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> Enum.valueOf(enumType(schema), oneOf(schema.getEnumSymbols()));
            case ARRAY -> array(schema);
            case UNION -> value(oneOf(schema.getTypes()));
            case STRING -> "id-" + Long.toString(random.nextLong(), 36);
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case DOUBLE -> random.nextGaussian() * 100;
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new IllegalArgumentException("no record of ours has a " + schema.getType());
        };
    }

    private Object record(Schema schema) {
        SpecificRecordBase record =
                (SpecificRecordBase) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }

    private List<Object> array(Schema schema) {
        List<Object> items = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            Object item = value(schema.getElementType());
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<Enum> enumType(Schema schema) {
        return SpecificData.get().getClass(schema);
    }

    private <E> E oneOf(List<E> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
