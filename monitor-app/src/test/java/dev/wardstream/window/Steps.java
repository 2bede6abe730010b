package dev.wardstream.window;

import dev.wardstream.state.StateWriter;
import dev.wardstream.wire.StateFormat;

/** A patient's windows as they are kept, step by step. */
final class Steps {
    private Steps() {}

    static byte[] bytes(PatientWindows windows, int slot) {
        StateWriter out = StateFormat.WINDOW_STEP.writer().beginBare();
        windows.writeSlot(slot, out);
        return out.toBytes();
    }

    static void restore(PatientWindows windows, byte[] step) {
        windows.readSlot(StateFormat.WINDOW_STEP.reader(step));
    }

    static byte[] progress(PatientWindows windows) {
        StateWriter out = StateFormat.PATIENT.writer().begin(0);
        windows.writeProgress(out);
        return out.toBytes();
    }

    static void restoreProgress(PatientWindows windows, byte[] progress) {
        windows.readProgress(StateFormat.PATIENT.reader(progress).begin());
    }
}
