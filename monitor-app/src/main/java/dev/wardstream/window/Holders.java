package dev.wardstream.window;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Source;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which device each cell of a patient's windows was taken from, as a small number a cell. A number is given to another device only when
 * no cell holds it any more.
 */
final class Holders {
    /** A cell's whose device nobody told, or which a program wrote that did not know devices apart. */
    static final byte UNTOLD = -1;

    private static final int MOST = Byte.MAX_VALUE;

    private final List<Source> devices = new ArrayList<>(2);
    /** The holder of each cell, {@code [channel][slot]}. */
    private final byte[][] cells;

    Holders(int channels, int slots) {
        cells = new byte[channels][slots];
        for (byte[] channel : cells) {
            Arrays.fill(channel, UNTOLD);
        }
    }

    byte at(int channel, int slot) {
        return cells[channel][slot];
    }

    void set(int channel, int slot, byte holder) {
        cells[channel][slot] = holder;
    }

    /** The device that a cell was taken from, null where nobody told. */
    @Nullable DeviceId deviceAt(int channel, int slot) {
        byte holder = cells[channel][slot];
        return holder == UNTOLD ? null : devices.get(holder).device();
    }

    /** The number of a device, which may be a new one. */
    byte numberOf(@Nullable Source source) {
        if (source == null) {
            return UNTOLD;
        }
        for (int i = 0; i < devices.size(); i++) {
            if (devices.get(i).device().equals(source.device())) {
                if (devices.get(i).kind() != source.kind()) {
                    devices.set(i, source);
                }
                return (byte) i;
            }
        }
        return added(source);
    }

    private byte added(Source source) {
        for (int i = 0; i < devices.size(); i++) {
            if (!holds((byte) i)) {
                devices.set(i, source);
                return (byte) i;
            }
        }
        if (devices.size() == MOST) {
            return UNTOLD;
        }
        devices.add(source);
        return (byte) (devices.size() - 1);
    }

    private boolean holds(byte number) {
        for (byte[] channel : cells) {
            for (byte holder : channel) {
                if (holder == number) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a cell that one holds is rather to be another's. */
    boolean isBetter(byte other, byte holder) {
        return other != UNTOLD && holder != UNTOLD && rank(other) < rank(holder);
    }

    private int rank(byte number) {
        return devices.get(number).rank();
    }

    /** Writes the devices by their numbers; their cells are written slot by slot. */
    void writeTo(StateWriter out) {
        out.list(devices, Holders::write);
    }

    private static void write(Source source, StateWriter out) {
        out.device(source.device());
        out.symbol(source.kind());
    }

    void readFrom(StateReader in) {
        devices.clear();
        devices.addAll(in.list(source -> new Source(source.device(), source.symbol(DeviceKind.class))));
    }

    /** Takes back the devices that the version before {@link #writeTo} kept, from the rest of the bytes. */
    void decode(ByteBuffer bytes) {
        devices.clear();
        while (bytes.hasRemaining()) {
            DeviceKind kind = DeviceKind.values()[bytes.get()];
            devices.add(new Source(DeviceId.readFrom(bytes, bytes.get()), kind));
        }
    }
}
