package dev.wardstream.state;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link StateWriter} wrote, in the same order; refuses bytes that end too soon or go on. What an older schema wrote must
 * have been brought to the current one before.
 */
public final class StateReader {
    private final Symbols symbols;
    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    /** The devices that texts have turned out to name, in the places of these: most are named again and again. */
    private final List<@Nullable DeviceId> devices = new ArrayList<>();

    private long base;
    private int position;

    /** @param from where the record begins, after what stands before it */
    public StateReader(Symbols symbols, byte[] bytes, int from) {
        this.symbols = symbols;
        this.bytes = bytes;
        this.position = from;
    }

    /** Reads the base of times and the texts, with which a record begins that has any. */
    public StateReader begin() {
        base = number();
        for (int left = items(); left > 0; left = left(left)) {
            int length = (int) number();
            requireLeft(length);
            texts.add(new String(bytes, position, length, StandardCharsets.UTF_8));
            devices.add(null);
            position += length;
        }
        return this;
    }

    /** @throws IllegalArgumentException where there is more than was read */
    public void requireEnd() {
        if (position != bytes.length) {
            throw new IllegalArgumentException("state goes on after its end at byte " + position);
        }
    }

    public long number() {
        long rest = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            rest |= (long) (octet & 0x7F) << shift;
            if ((octet & 0x80) == 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new IllegalArgumentException("state is damaged: no number ends at byte " + position);
    }

    public long time() {
        long number = number();
        if (number == 0) {
            return Long.MIN_VALUE;
        }
        return number == -1 ? Long.MAX_VALUE : base + (number > 0 ? number - 1 : number + 1);
    }

    public boolean flag() {
        return octet() == 1;
    }

    public boolean present() {
        return number() == 1;
    }

    public long numberUnless(long missing) {
        return present() ? number() : missing;
    }

    public double decimal() {
        long branch = number();
        if (branch == 0) {
            return Double.NaN;
        }
        return branch == 1 ? number() / StateWriter.DECIMALS : Double.longBitsToDouble(fixed(Long.BYTES));
    }

    public float single() {
        return Float.intBitsToFloat((int) fixed(Integer.BYTES));
    }

    public String text() {
        return texts.get(place());
    }

    /** The place of a text. */
    private int place() {
        long place = number();
        if (place < 0 || place >= texts.size()) {
            throw new IllegalArgumentException(
                    "state is damaged: it has " + texts.size() + " texts, and none " + place);
        }
        return (int) place;
    }

    public DeviceId device() {
        int place = place();
        DeviceId known = devices.get(place);
        DeviceId device = known == null ? new DeviceId(texts.get(place)) : known;
        devices.set(place, device);
        return device;
    }

    public Location location() {
        return new Location(text(), text());
    }

    public <E extends Enum<E>> E symbol(Class<E> type) {
        return symbols.constant(type, number());
    }

    /** How many items an array goes on with; none where it is at its end. Each is to be read, and {@link #left} asked after it. */
    public int items() {
        long count = number();
        if (count < 0) {
            number(); // the block's length in bytes
            count = -count;
        }
        // Every item takes a byte at least.
        requireLeft(count);
        return (int) count;
    }

    /** How many items are left once one of as many was read. */
    public int left(int items) {
        return items > 1 ? items - 1 : items();
    }

    public <T> List<T> list(Function<StateReader, T> each) {
        List<T> items = new ArrayList<>(2);
        for (int left = items(); left > 0; left = left(left)) {
            items.add(each.apply(this));
        }
        return items;
    }

    private long fixed(int octets) {
        long bits = 0;
        for (int i = 0; i < octets; i++) {
            bits |= (long) octet() << (i * Byte.SIZE);
        }
        return bits;
    }

    private int octet() {
        requireLeft(1);
        int octet = bytes[position] & 0xFF;
        position++;
        return octet;
    }

    private void requireLeft(long count) {
        if (count < 0 || count > bytes.length - position) {
            throw new IllegalArgumentException("state is cut short: " + bytes.length + " bytes");
        }
    }
}
