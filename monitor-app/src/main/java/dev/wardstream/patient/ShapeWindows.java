package dev.wardstream.patient;

import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Source;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.window.Window;
import java.util.BitSet;
import java.util.List;

/**
 * A patient's windows of one shape, and which of their steps changed since they were last kept: whoever keeps them need not
 * write a whole window for each sample. Mutable; for one thread.
 */
public final class ShapeWindows {
    private final WindowShape shape;
    private final PatientWindows windows;
    private final BitSet changed = new BitSet();

    /** Windows with what was kept of them, or empty ones of {@link WindowShape#of}. */
    public ShapeWindows(WindowShape shape, PatientWindows windows) {
        this.shape = shape;
        this.windows = windows;
    }

    public WindowShape shape() {
        return shape;
    }

    public PatientWindows windows() {
        return windows;
    }

    /** The {@linkplain PatientWindows#slotOf slots} whose steps changed since they were kept. */
    public BitSet changed() {
        return changed;
    }

    /** To be said once all that changed was kept, but for the step of one slot: it is likely to change again. */
    public void keptBut(int slot) {
        boolean open = changed.get(slot);
        changed.clear();
        changed.set(slot, open);
    }

    /** About what this takes of the heap, bytes. */
    public int heapBytes() {
        return 72 + windows.heapBytes();
    }

    List<Window> add(Source source, Sample sample, boolean late) {
        List<Window> due = windows.add(source, sample, late);
        changed.set(windows.slotOf(sample.measuredAt()));
        return due;
    }
}
