package dev.wardstream.window;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Source;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The devices that the {@link Cells} of a patient's windows were taken from, by a small number each. A number is given to another device
 * only when no cell holds it any more.
 */
final class Holders {
    private static final byte UNTOLD = Cells.UNTOLD;
    private static final int MOST = Byte.MAX_VALUE;

    private final List<Source> devices = new ArrayList<>(1);
    private final Cells cells;

    Holders(Cells cells) {
        this.cells = cells;
    }

    /** The device of a number, null where nobody told. */
    @Nullable DeviceId device(byte number) {
        return number == UNTOLD ? null : devices.get(number).device();
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
            if (!cells.isAnyOf((byte) i)) {
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

    /** About what this takes of the heap but for the ids, which others have too, bytes. */
    int heapBytes() {
        return 24 + 24 + 24 + 24 * devices.size();
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
