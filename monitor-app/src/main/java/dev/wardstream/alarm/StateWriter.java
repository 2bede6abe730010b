package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes alarm state in few bytes: whole numbers take as many bytes as they need, times are told from one base, and a text
 * that was written before is written as its number. {@link StateReader} reads it.
 */
final class StateWriter {
    /** Charted values have three decimals at most. */
    static final double DECIMALS = 1000;

    private static final double LARGEST_COUNT = 1L << 40;

    private final List<String> texts = new ArrayList<>(4);
    private final long base;
    private byte[] bytes = new byte[192];
    private int length;

    StateWriter(int version, long base) {
        this.base = base;
        octet(version);
        number(base);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            octet((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** An instant; the two ends of time stand for "never" and take one byte. */
    void time(long instant) {
        if (instant == Long.MIN_VALUE) {
            octet(0);
        } else if (instant == Long.MAX_VALUE) {
            octet(1);
        } else {
            octet(2);
            number(instant - base);
        }
    }

    void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** Two in one byte: the first stands as {@link #flag} writes it. */
    void flags(boolean first, boolean second) {
        octet((first ? 1 : 0) | (second ? 2 : 0));
    }

    /** A measured value, to the bit: in few bytes where it has three decimals at most, in nine where it has more. */
    void decimal(double value) {
        double count = Math.rint(value * DECIMALS);
        if (Math.abs(count) < LARGEST_COUNT && Double.compare((long) count / DECIMALS, value) == 0) {
            octet(1);
            number((long) count);
            return;
        }
        octet(0);
        long bits = Double.doubleToLongBits(value);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            octet((int) (bits >>> shift));
        }
    }

    void text(String text) {
        int known = texts.indexOf(text);
        number(known + 1);
        if (known < 0) {
            texts.add(text);
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            number(encoded.length);
            for (byte octet : encoded) {
                octet(octet);
            }
        }
    }

    void device(DeviceId device) {
        text(device.value());
    }

    void location(Location location) {
        text(location.ward());
        text(location.bed());
    }

    private void octet(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length] = (byte) value;
        length++;
    }
}
