package dev.wardstream.state;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Writes a patient's state in Avro's binary encoding, in the order of the schema's fields. Times are told from one base and a text
 * is written once, which keeps it short. {@link StateReader} reads it. Its buffers are used again for the next patient; for one
 * thread.
 */
public final class StateWriter {
    /** Charted values have three decimals at most. */
    static final double DECIMALS = 1000;

    private static final double LARGEST_COUNT = 1L << 40;

    private final Symbols symbols;
    private final byte[] header;
    private final Map<String, Integer> texts = new HashMap<>();
    private final Bytes front = new Bytes();
    private final Bytes ownTexts = new Bytes();
    private final Bytes body = new Bytes();
    private long base;
    private boolean hasTexts;

    /** @param header what stands before each state, such as its schema's fingerprint */
    public StateWriter(Symbols symbols, byte[] header) {
        this.symbols = symbols;
        this.header = header.clone();
    }

    /**
     * Begins a record whose first fields are the base of its times and its texts.
     *
     * @param base what times are told from, epoch milliseconds: those close to it are short
     */
    public StateWriter begin(long base) {
        beginBare();
        this.base = base;
        hasTexts = true;
        // The end of the texts, which will stand before it.
        end();
        return this;
    }

    /** Begins a record that has neither times nor texts. */
    public StateWriter beginBare() {
        hasTexts = false;
        texts.clear();
        front.clear();
        ownTexts.clear();
        body.clear();
        return this;
    }

    /** The record that was begun last, behind its header. */
    public byte[] toBytes() {
        front.clear();
        if (hasTexts) {
            front.number(base);
        }
        if (!texts.isEmpty()) {
            front.number(texts.size());
        }
        byte[] all = Arrays.copyOf(header, header.length + front.length + ownTexts.length + body.length);
        front.copyTo(all, header.length);
        ownTexts.copyTo(all, header.length + front.length);
        body.copyTo(all, header.length + front.length + ownTexts.length);
        return all;
    }

    /** A whole number: Avro's int and long. */
    public void number(long value) {
        body.number(value);
    }

    /** An instant, epoch milliseconds; the two ends of time stand for "never" and take one byte. */
    public void time(long instant) {
        if (instant == Long.MIN_VALUE) {
            number(0);
        } else if (instant == Long.MAX_VALUE) {
            number(-1);
        } else {
            long after = instant - base;
            // -1 is taken, so that those before the base begin with -2.
            number(after >= 0 ? after + 1 : after - 1);
        }
    }

    public void flag(boolean value) {
        body.octet(value ? 1 : 0);
    }

    /** Whether an optional field is there: the branch of a union of null and one type. Where it is, it is to be written next. */
    public boolean present(boolean is) {
        number(is ? 1 : 0);
        return is;
    }

    /** A whole number that may be missing, which one value stands for. */
    public void numberUnless(long missing, long value) {
        if (present(value != missing)) {
            number(value);
        }
    }

    /** A measured value, to the bit: in few bytes where it has three decimals at most, in nine where it has more, in one where it is NaN. */
    public void decimal(double value) {
        double count = Math.rint(value * DECIMALS);
        if (Double.isNaN(value)) {
            number(0);
        } else if (Math.abs(count) < LARGEST_COUNT && Double.compare((long) count / DECIMALS, value) == 0) {
            number(1);
            number((long) count);
        } else {
            number(2);
            body.fixed(Double.doubleToLongBits(value), Long.BYTES);
        }
    }

    /** Avro's float. */
    public void single(float value) {
        body.fixed(Float.floatToIntBits(value), Integer.BYTES);
    }

    public void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known == null) {
            known = texts.size() - 1;
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            ownTexts.number(encoded.length);
            ownTexts.all(encoded);
        }
        number(known);
    }

    public void device(DeviceId device) {
        text(device.value());
    }

    public void location(Location location) {
        text(location.ward());
        text(location.bed());
    }

    public void symbol(Enum<?> constant) {
        number(symbols.number(constant));
    }

    /** An array of as many items, which are to be written next, and then {@link #end}. */
    public void items(int count) {
        if (count > 0) {
            number(count);
        }
    }

    public void end() {
        body.octet(0);
    }

    /** An array, each item of which is written by {@code each}. */
    public <T> void list(Collection<? extends T> items, BiConsumer<T, StateWriter> each) {
        items(items.size());
        for (T item : items) {
            each.accept(item, this);
        }
        end();
    }

    /** Bytes that grow and are used again. */
    private static final class Bytes {
        private byte[] bytes = new byte[256];
        private int length;

        void clear() {
            length = 0;
        }

        void copyTo(byte[] all, int at) {
            System.arraycopy(bytes, 0, all, at, length);
        }

        void octet(int value) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length] = (byte) value;
            length++;
        }

        void number(long value) {
            long rest = (value << 1) ^ (value >> 63);
            while ((rest & ~0x7FL) != 0) {
                octet((int) (rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            octet((int) rest);
        }

        /** The lowest octet first. */
        void fixed(long bits, int octets) {
            for (int i = 0; i < octets; i++) {
                octet((int) (bits >>> (i * Byte.SIZE)));
            }
        }

        void all(byte[] more) {
            if (length + more.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * (length + more.length));
            }
            System.arraycopy(more, 0, bytes, length, more.length);
            length += more.length;
        }
    }
}
