package dev.wardstream.pipeline;

import dev.wardstream.patient.Fleet;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.ShapeWindows;
import dev.wardstream.patient.WindowShape;
import java.util.LinkedHashSet;
import java.util.Set;

/** One patient on the heap, and how far the snapshot in the store has got behind. */
final class LivePatient {
    static final long NONE = -1;
    /** How many plain samples a patient takes in from one snapshot to the next. */
    private static final int SAMPLES_A_SNAPSHOT = 10;
    /** What a patient who is well takes of the heap beside the windows, bytes; PatientHeapTest measures it. */
    private static final int WELL = 2_000;
    /** How many bytes the state of such a patient has in the store. */
    private static final int STATE_OF_THE_WELL = 500;
    /** How many bytes of the heap one more of the state takes: alarms, texts and all that goes with them. */
    private static final long PER_BYTE_OF_STATE = 7;

    final String id;
    final PatientMonitor monitor;
    Fleet fleet;
    /** Of the newest sample taken in. */
    long offset = NONE;
    /** Whether samples of theirs stand in no snapshot. */
    boolean isWaiting;
    /** What it takes of the heap by estimate, bytes. */
    long bytes;

    private int samples = SAMPLES_A_SNAPSHOT;
    private int shapes;

    LivePatient(String id, PatientMonitor monitor, Fleet fleet) {
        this.id = id;
        this.monitor = monitor;
        this.fleet = fleet;
    }

    /** Whether the log is enough to keep one more plain sample: not the first, nor one that begins windows, which a snapshot names. */
    boolean mayWait() {
        return ++samples < SAMPLES_A_SNAPSHOT
                && shapes == monitor.windowing().ofShapes().size();
    }

    /** The snapshot of this is in the store. */
    void isKept(int state) {
        samples = 0;
        shapes = monitor.windowing().ofShapes().size();
        bytes = WELL + PER_BYTE_OF_STATE * Math.max(0, state - STATE_OF_THE_WELL);
        for (ShapeWindows its : monitor.windowing().ofShapes()) {
            bytes += its.heapBytes();
        }
    }

    /** Takes in a sample that it took in before: windows that were not there then stay away. */
    Fleet fleetOfThen() {
        Set<WindowShape> known = new LinkedHashSet<>();
        monitor.windowing().ofShapes().forEach(its -> known.add(its.shape()));
        return Fleet.ofNone(known);
    }
}
