package dev.wardstream.state;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which number stands for a constant of an enum in the state: the place of the same name in the schema's enum. A constant may so
 * be put anywhere among the others. Safe for use by several threads.
 */
public final class Symbols {
    private final Map<String, List<String>> symbols;
    private final Map<Class<?>, int[]> numbers = new ConcurrentHashMap<>();
    private final Map<Class<?>, Enum<?>[]> constants = new ConcurrentHashMap<>();

    /** @param symbols the schema's symbols in their order, by the simple name of the enum that they stand for */
    public Symbols(Map<String, List<String>> symbols) {
        this.symbols = Map.copyOf(symbols);
    }

    /**
     * The number of a symbol.
     *
     * @throws IllegalArgumentException where the schema has no such enum or symbol
     */
    public int number(String type, String name) {
        int number = of(type).indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("the schema's " + type + " has no symbol " + name + ": append it there");
        }
        return number;
    }

    int number(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        int[] known = numbers.get(type);
        if (known == null) {
            known = Arrays.stream(type.getEnumConstants())
                    .mapToInt(each -> number(type.getSimpleName(), ((Enum<?>) each).name()))
                    .toArray();
            numbers.put(type, known);
        }
        return known[constant.ordinal()];
    }

    <E extends Enum<E>> E constant(Class<E> type, long number) {
        @Nullable Enum<?>[] known = constants.computeIfAbsent(type, this::constantsOf);
        Enum<?> constant = number < 0 || number >= known.length ? null : known[(int) number];
        if (constant == null) {
            throw new IllegalArgumentException(
                    "state is damaged or of a newer program: no " + type.getSimpleName() + " has the number " + number);
        }
        return type.cast(constant);
    }

    private Enum<?>[] constantsOf(Class<?> type) {
        List<String> names = of(type.getSimpleName());
        @Nullable Enum<?>[] known = new Enum<?>[names.size()];
        for (Object constant : type.getEnumConstants()) {
            Enum<?> each = (Enum<?>) constant;
            known[number(type.getSimpleName(), each.name())] = each;
        }
        return known;
    }

    private List<String> of(String type) {
        List<String> names = symbols.get(type);
        if (names == null) {
            throw new IllegalArgumentException("the schema of the state has no enum " + type);
        }
        return names;
    }
}
