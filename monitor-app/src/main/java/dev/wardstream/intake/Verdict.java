package dev.wardstream.intake;

import dev.wardstream.vitals.PatientSample;
import java.util.List;

/** What the intake decided of one record. Exactly one of these for each record received. */
public sealed interface Verdict {
    /**
     * Let in and attributed.
     *
     * @param dropped values that were taken out of the sample because no sensor can mean them
     * @param memory what to remember of the device
     */
    record Accepted(PatientSample sample, List<DroppedValue> dropped, DeviceMemory memory) implements Verdict {}

    /** The same sample again: counted, and of no other consequence. */
    record Duplicate() implements Verdict {}

    /** Not let in. */
    record Rejected(Reason reason, String detail) implements Verdict {}

    /** A value outside what a sensor can mean. */
    record DroppedValue(String field, double value) {}
}
