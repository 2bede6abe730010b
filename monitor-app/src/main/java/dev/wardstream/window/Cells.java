package dev.wardstream.window;

import java.util.Arrays;

/**
 * The cells of a patient's newest steps, one for each channel and step: the mean of its readings, how many they were, and the number of
 * the device that they are of. A ring of steps that moves on with the newest.
 *
 * <p>It takes the heap for what was measured, and little more: a channel takes none before its first reading, the steps are as many as
 * have passed since the oldest that is kept, and devices take none while there is one. A ward has many patients, few of whom are measured
 * in all ways that a model knows.
 */
final class Cells {
    /** The number of a cell's device where nobody told, or which a program wrote that did not know devices apart. */
    static final byte UNTOLD = -1;

    /** The row of a step that has no cell. */
    static final int NO_ROW = -1;

    private static final long NONE = Long.MIN_VALUE;
    private static final int NO_COLUMN = -1;
    private static final int FIRST_ROWS = 6;

    private final int mostSteps;
    private final short[] columnOf;
    private int columns;
    private int rows;
    /** Row by row; NaN where nothing was measured. */
    private float[] means = {};
    /** 0 where nothing was measured. */
    private Counts counts = new Counts(0);
    /** The device of every cell in which something was measured, where it is one and the same. */
    private byte device = UNTOLD;
    /** The device of each cell; empty where it is the same in all. */
    private byte[] devices = {};

    private long newest = NONE;
    /** No step before this has a cell. */
    private long oldest = NONE;

    /** @param mostSteps how many steps are kept: those before them are forgotten as the newest goes on */
    Cells(int channels, int mostSteps) {
        this.mostSteps = mostSteps;
        this.columnOf = new short[channels];
        Arrays.fill(columnOf, (short) NO_COLUMN);
    }

    /** The newest step that was reached; the least number there is before the first. */
    long newest() {
        return newest;
    }

    /** How many steps are kept. */
    int mostSteps() {
        return mostSteps;
    }

    /** Whether a step has been forgotten since, or would be. */
    boolean isTooOld(long step) {
        return newest != NONE && step <= newest - mostSteps;
    }

    /** The row of a step's cells; {@link #NO_ROW} where it has none. */
    int row(long step) {
        return newest == NONE || step > newest || step <= newest - rows ? NO_ROW : Math.floorMod(step, rows);
    }

    /** Makes room for a step that is not too old, and returns its row. */
    int reach(long step) {
        if (newest == NONE) {
            newest = step;
            oldest = step;
            resize(Math.min(mostSteps, FIRST_ROWS), columns);
            return Math.floorMod(step, rows);
        }
        long last = Math.max(newest, step);
        oldest = Math.max(Math.min(oldest, step), last - mostSteps + 1);
        long needed = last - oldest + 1;
        if (needed > rows) {
            resize((int) Math.min(mostSteps, Math.max(needed, 2L * rows)), columns);
        }
        for (long gone = Math.max(newest + 1, last - rows + 1); gone <= last; gone++) {
            clear(Math.floorMod(gone, rows));
        }
        newest = last;
        return Math.floorMod(step, rows);
    }

    private void clear(int row) {
        for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
            means[cell] = Float.NaN;
            counts.set(cell, 0);
        }
    }

    /** The mean of a cell, NaN where nothing was measured. */
    float mean(int row, int channel) {
        int column = columnOf[channel];
        return row == NO_ROW || column == NO_COLUMN ? Float.NaN : means[row * columns + column];
    }

    /** How many readings are in a cell. */
    int count(int row, int channel) {
        int column = columnOf[channel];
        return row == NO_ROW || column == NO_COLUMN ? 0 : counts.get(row * columns + column);
    }

    /** The number of a cell's device; {@link #UNTOLD} where nothing was measured. */
    byte device(int row, int channel) {
        if (count(row, channel) == 0) {
            return UNTOLD;
        }
        return devices.length == 0 ? device : devices[row * columns + columnOf[channel]];
    }

    /** Whether anything was measured in a step. */
    boolean isMeasured(int row) {
        if (row == NO_ROW) {
            return false;
        }
        for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
            if (counts.get(cell) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether any cell is a device's. */
    boolean isAnyOf(byte which) {
        for (int cell = 0; cell < means.length; cell++) {
            if (counts.get(cell) > 0 && (devices.length == 0 ? device : devices[cell]) == which) {
                return true;
            }
        }
        return false;
    }

    /** Puts one more reading into a cell, which is then a device's, whoever's it was. */
    void add(int row, int channel, float value, byte of) {
        int count = count(row, channel) + 1;
        float before = mean(row, channel);
        set(row, channel, count, count == 1 ? value : before + (value - before) / count, of);
    }

    /** Forgets what was measured in a cell. */
    void empty(int row, int channel) {
        set(row, channel, 0, Float.NaN, UNTOLD);
    }

    /** Puts a cell in place of what was there. */
    void set(int row, int channel, int count, float mean, byte of) {
        if (count == 0 && columnOf[channel] == NO_COLUMN) {
            return;
        }
        if (columnOf[channel] == NO_COLUMN) {
            columnOf[channel] = (short) columns;
            resize(rows, columns + 1);
        }
        int cell = row * columns + columnOf[channel];
        if (count > 0) {
            give(cell, of);
        }
        counts.set(cell, count);
        means[cell] = mean;
    }

    private void give(int cell, byte to) {
        if (devices.length == 0 && device != to) {
            if (!isAnyOf(device)) {
                device = to;
                return;
            }
            devices = new byte[means.length];
            Arrays.fill(devices, device);
        }
        if (devices.length > 0) {
            devices[cell] = to;
        }
    }

    private void resize(int toRows, int toColumns) {
        int size = toRows * toColumns;
        float[] newMeans = new float[size];
        Arrays.fill(newMeans, Float.NaN);
        Counts newCounts = new Counts(size);
        byte[] newDevices = new byte[devices.length == 0 ? 0 : size];
        for (int row = 0; row < rows; row++) {
            long step = newest - Math.floorMod(newest - row, rows);
            int to = Math.floorMod(step, toRows) * toColumns;
            int from = row * columns;
            for (int column = 0; column < columns; column++) {
                newMeans[to + column] = means[from + column];
                newCounts.set(to + column, counts.get(from + column));
                if (devices.length > 0) {
                    newDevices[to + column] = devices[from + column];
                }
            }
        }
        means = newMeans;
        counts = newCounts;
        devices = newDevices;
        rows = toRows;
        columns = toColumns;
    }

    /** About what this takes of the heap, bytes. */
    int heapBytes() {
        return 64 + 16 + 2 * columnOf.length + 16 + 4 * means.length + counts.heapBytes() + 16 + devices.length;
    }
}
