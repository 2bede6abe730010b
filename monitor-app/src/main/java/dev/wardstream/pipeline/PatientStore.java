package dev.wardstream.pipeline;

import dev.wardstream.patient.Fleet;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.WindowShape;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task's patients, from one record to the next, and who of them is due. */
interface PatientStore {
    /** What changed a patient. */
    enum Change {
        /** A sample alone, of which nothing came: it can be taken in again from its topic. */
        PLAIN_SAMPLE,
        /** A sample that led to a window, a score or an alert, or that came with a device that was taken off. */
        SAMPLE,
        /** What no device measured: a command, a notice, a device that was taken off, time. */
        OTHER
    }

    /** What is known of a patient, with the windows of a fleet as far as there are any. */
    PatientMonitor of(String patient, Fleet fleet);

    /**
     * Keeps what is known of a patient, or forgets who left long ago.
     *
     * @param now on the ward's clock, epoch milliseconds
     */
    void keep(String patient, PatientMonitor monitor, Change change, long now);

    /** Forgets what was not kept: a step of the patient's failed half-way. */
    void discard(String patient);

    /** Deletes everybody's windows of these shapes. */
    void forget(Set<WindowShape> gone);

    /** Takes out a patient for whom something is due by {@code now} on the ward's clock; null where there is none. */
    @Nullable String due(long now);
}
