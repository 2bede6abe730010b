package dev.wardstream.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes Avro's binary encoding into a buffer that grows and is used again. */
final class BinaryOut {
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_NUMBER = 10;
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 2;

    private byte[] bytes = new byte[512];
    private int at;

    /** Begins anew with these bytes. */
    BinaryOut beginWith(byte[] header) {
        at = 0;
        room(header.length);
        System.arraycopy(header, 0, bytes, 0, header.length);
        at = header.length;
        return this;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, at);
    }

    void number(long value) {
        room(LONGEST_NUMBER);
        long zigzag = (value << 1) ^ (value >> 63);
        while ((zigzag & ~0x7FL) != 0) {
            bytes[at++] = (byte) (zigzag | 0x80);
            zigzag >>>= 7;
        }
        bytes[at++] = (byte) zigzag;
    }

    void text(String text) {
        int length = text.length();
        room(LONGEST_NUMBER + length);
        int start = at;
        number(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                at = start;
                encoded(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[at++] = (byte) c;
        }
    }

    private void encoded(byte[] text) {
        number(text.length);
        room(text.length);
        System.arraycopy(text, 0, bytes, at, text.length);
        at += text.length;
    }

    void flag(boolean value) {
        room(1);
        bytes[at++] = (byte) (value ? 1 : 0);
    }

    void real(double value) {
        room(Double.BYTES);
        DOUBLE.set(bytes, at, value);
        at += Double.BYTES;
    }

    /** The null of a union of null and something. */
    void absent() {
        room(1);
        bytes[at++] = ABSENT;
    }

    /** The something of such a union, which is to be written next. */
    void present() {
        room(1);
        bytes[at++] = PRESENT;
    }

    /** NaN is absent. */
    void optionalReal(double value) {
        if (Double.isNaN(value)) {
            absent();
        } else {
            present();
            real(value);
        }
    }

    void optionalFlag(@Nullable Boolean value) {
        if (value == null) {
            absent();
        } else {
            present();
            flag(value);
        }
    }

    void optionalNumber(@Nullable Long value) {
        if (value == null) {
            absent();
        } else {
            present();
            number(value);
        }
    }

    void optionalText(@Nullable String value) {
        if (value == null) {
            absent();
        } else {
            present();
            text(value);
        }
    }

    /** As many items follow; {@link #endOfItems} ends them. */
    void items(int count) {
        if (count > 0) {
            number(count);
        }
    }

    void endOfItems() {
        number(0);
    }

    private void room(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
        }
    }
}
