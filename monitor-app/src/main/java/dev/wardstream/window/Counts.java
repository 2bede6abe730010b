package dev.wardstream.window;

/**
 * Many whole numbers from 0 on, in one byte each as long as all are small, and in as many bytes as the largest needs after that: a step of
 * ten seconds has ten readings, and one of a day 86,400.
 */
final class Counts {
    private byte[] bytes;
    private int width;

    /** Zeros. */
    Counts(int size) {
        this(size, 1);
    }

    private Counts(int size, int width) {
        this.bytes = new byte[size * width];
        this.width = width;
    }

    int get(int index) {
        if (width == 1) {
            return bytes[index] & 0xFF;
        }
        int value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (bytes[index * width + i] & 0xFF);
        }
        return value;
    }

    void set(int index, int value) {
        if (width < Integer.BYTES && value >>> (width * Byte.SIZE) != 0) {
            widen(value);
        }
        for (int i = 0; i < width; i++) {
            bytes[index * width + i] = (byte) (value >>> (i * Byte.SIZE));
        }
    }

    private void widen(int value) {
        int wider = width;
        while (wider < Integer.BYTES && value >>> (wider * Byte.SIZE) != 0) {
            wider++;
        }
        int size = bytes.length / width;
        Counts all = new Counts(size, wider);
        for (int i = 0; i < size; i++) {
            all.set(i, get(i));
        }
        bytes = all.bytes;
        width = wider;
    }

    /** About what this takes of the heap, bytes. */
    int heapBytes() {
        return 40 + bytes.length;
    }
}
