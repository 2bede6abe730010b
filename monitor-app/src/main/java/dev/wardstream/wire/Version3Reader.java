package dev.wardstream.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bytes in which the version before {@link StateFormat} kept a patient's alarms. Frozen. */
final class Version3Reader {
    private static final int VERSION = 3;
    private static final double DECIMALS = 1000;

    private final List<String> texts = new ArrayList<>(4);
    private final byte[] bytes;
    private final long base;
    private int position;

    Version3Reader(byte[] bytes) {
        this.bytes = bytes;
        int found = octet();
        if (found != VERSION) {
            throw new IllegalArgumentException("alarm state of version " + found + ", this program reads version "
                    + VERSION + " and what came after");
        }
        this.base = number();
    }

    long base() {
        return base;
    }

    long number() {
        long rest = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            rest |= (long) (octet & 0x7F) << shift;
            if ((octet & 0x80) == 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new IllegalArgumentException("alarm state is damaged: no number ends at byte " + position);
    }

    long time() {
        return switch (octet()) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            default -> base + number();
        };
    }

    boolean flag() {
        return octet() == 1;
    }

    int octet() {
        requireLeft(1);
        int octet = bytes[position] & 0xFF;
        position++;
        return octet;
    }

    double decimal() {
        if (flag()) {
            return number() / DECIMALS;
        }
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << Byte.SIZE) | octet();
        }
        return Double.longBitsToDouble(bits);
    }

    String text() {
        int known = (int) number();
        if (known > 0) {
            return texts.get(known - 1);
        }
        int length = (int) number();
        requireLeft(length);
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        texts.add(text);
        return text;
    }

    private void requireLeft(int count) {
        if (count < 0 || count > bytes.length - position) {
            throw new IllegalArgumentException("alarm state is cut short: " + bytes.length + " bytes");
        }
    }
}
