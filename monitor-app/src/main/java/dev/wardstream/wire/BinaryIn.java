package dev.wardstream.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro's binary encoding as plainly as any writer writes it. Whatever is odd, broken or merely unusual throws {@link
 * IllegalArgumentException}: Avro's own reader then says what it is. Nothing that it returns differs from what that would return.
 */
final class BinaryIn {
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_NUMBER = 10;

    private static final byte ABSENT = 0;
    private static final byte PRESENT = 2;

    private final byte[] bytes;
    private int at;

    BinaryIn(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    long number() {
        long zigzag = 0;
        for (int i = 0; i < LONGEST_NUMBER - 1; i++) {
            byte next = next();
            zigzag |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        byte last = next();
        if (last != 0 && last != 1) {
            throw new IllegalArgumentException("a number of more than 64 bits");
        }
        zigzag |= (long) last << (Long.SIZE - 1);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /** The position of an enum's symbol. */
    int index() {
        long index = number();
        if (index < 0 || index > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("no symbol has the position " + index);
        }
        return (int) index;
    }

    /** @param longest in bytes */
    String text(int longest) {
        long length = number();
        if (length < 0 || length > longest || length > bytes.length - at) {
            throw new IllegalArgumentException("a text of " + length + " bytes");
        }
        String text = new String(bytes, at, (int) length, StandardCharsets.UTF_8);
        at += (int) length;
        return text;
    }

    boolean flag() {
        byte flag = next();
        if (flag != 0 && flag != 1) {
            throw new IllegalArgumentException("a flag of " + flag);
        }
        return flag == 1;
    }

    /** Whether the union of null and something has that something, which comes next. */
    boolean isPresent() {
        byte branch = next();
        if (branch != ABSENT && branch != PRESENT) {
            throw new IllegalArgumentException("a branch of " + branch);
        }
        return branch == PRESENT;
    }

    /** NaN where it is absent. */
    double optionalReal() {
        if (!isPresent()) {
            return Double.NaN;
        }
        if (bytes.length - at < Double.BYTES) {
            throw new IllegalArgumentException("the bytes end within a value");
        }
        double value = (double) DOUBLE.get(bytes, at);
        at += Double.BYTES;
        return value;
    }

    @Nullable Boolean optionalFlag() {
        return isPresent() ? (Boolean) flag() : null;
    }

    @Nullable Long optionalNumber() {
        return isPresent() ? (Long) number() : null;
    }

    private byte next() {
        if (at == bytes.length) {
            throw new IllegalArgumentException("the bytes end");
        }
        return bytes[at++];
    }
}
