package dev.wardstream.wire;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Translates between an enum of the domain and the schema's enum of the same names. The schema has {@code UNKNOWN} besides,
 * which stands for a name that only a newer writer knows.
 */
final class SameNames<D extends Enum<D>, A extends Enum<A>> {
    private final String what;
    private final Map<D, A> toAvro;
    private final Map<A, D> toDomain;
    private final A[] symbols;

    /** @throws IllegalArgumentException where the schema lacks one of the domain's names */
    SameNames(Class<D> domain, Class<A> avro) {
        what = domain.getSimpleName();
        toAvro = new EnumMap<>(domain);
        toDomain = new EnumMap<>(avro);
        symbols = avro.getEnumConstants();
        for (D name : domain.getEnumConstants()) {
            A same = Enum.valueOf(avro, name.name());
            toAvro.put(name, same);
            toDomain.put(same, name);
        }
    }

    A toAvro(D name) {
        return found(toAvro.get(name), name);
    }

    /** @throws IllegalArgumentException where only a newer writer knows the name */
    D toDomain(A name) {
        return found(toDomain.get(name), name);
    }

    /** The position of a name's symbol in the schema. */
    int toIndex(D name) {
        return toAvro(name).ordinal();
    }

    /** @throws IllegalArgumentException where there is no symbol, or only a newer writer knows its name */
    D ofIndex(int index) {
        if (index >= symbols.length) {
            throw new IllegalArgumentException(what + " has " + symbols.length + " symbols, this is number " + index);
        }
        return toDomain(symbols[index]);
    }

    List<A> toAvro(List<D> names) {
        List<A> all = new ArrayList<>(names.size());
        names.forEach(name -> all.add(toAvro(name)));
        return all;
    }

    List<D> toDomain(List<A> names) {
        return names.stream().map(this::toDomain).toList();
    }

    private <E> E found(@Nullable E translation, Object name) {
        if (translation == null) {
            throw new IllegalArgumentException(
                    what + " " + name + " is not known here: its writer is newer, so update this reader");
        }
        return translation;
    }
}
