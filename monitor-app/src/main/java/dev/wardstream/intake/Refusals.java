package dev.wardstream.intake;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was refused of a device since its wearer's alarms were told of it: they are told at once, and then not more often than
 * every 30 s, however often it sends. Immutable; times are epoch milliseconds on the ward's clock.
 */
public final class Refusals {
    private static final long EVERY_MILLIS = 30_000;
    private static final Refusals NONE = new Refusals(Long.MIN_VALUE, Map.of());

    private final long toldAt;
    private final Map<Reason, Integer> counts;

    private Refusals(long toldAt, Map<Reason, Integer> counts) {
        this.toldAt = toldAt;
        this.counts = counts;
    }

    /** Of a device of which nothing was refused yet. */
    public static Refusals none() {
        return NONE;
    }

    /** These and one more. */
    public Refusals and(Reason reason) {
        Map<Reason, Integer> more = new EnumMap<>(Reason.class);
        more.putAll(counts);
        more.merge(reason, 1, Integer::sum);
        return new Refusals(toldAt, more);
    }

    /** Whether they are to be told by now; a clock that was set back waits for nothing. */
    public boolean isDue(long now) {
        return toldAt == Long.MIN_VALUE || now < toldAt || now - toldAt >= EVERY_MILLIS;
    }

    public int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * The reason given most often.
     *
     * @throws java.util.NoSuchElementException where nothing was refused since it was told last
     */
    public Reason commonest() {
        return Collections.max(counts.entrySet(), Comparator.comparingInt(Map.Entry::getValue))
                .getKey();
    }

    /** What is left of them once they were told. */
    public Refusals told(long now) {
        return new Refusals(now, Map.of());
    }

    /** The bytes that {@link #decode} takes back: when it was told, and each reason's count, by its name. */
    public byte[] encode() {
        StringBuilder text = new StringBuilder().append(toldAt);
        counts.forEach(
                (reason, count) -> text.append(' ').append(reason).append(' ').append(count));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    public static Refusals decode(byte[] encoded) {
        String[] words = new String(encoded, StandardCharsets.US_ASCII).split(" ", -1);
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        for (int i = 1; i < words.length; i += 2) {
            counts.put(Reason.valueOf(words[i]), Integer.valueOf(words[i + 1]));
        }
        return new Refusals(Long.parseLong(words[0]), counts);
    }
}
