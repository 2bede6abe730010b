package dev.wardstream.recordings;

import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Sample;
import java.util.List;

/**
 * One recorded stay or session, as recorded: nothing is cleaned, implausible values are still in it.
 *
 * @param id a pseudonym, unique over all recording sets; fit to be a patient id
 * @param person who was recorded: one person may have several recordings, and must not be split between training and test
 * @param samples in the order of their time
 * @param notes what the set tells beside the values
 */
public record Recording(String id, String person, DeviceKind kind, List<Sample> samples, Annotations notes) {
    public Recording {
        samples = List.copyOf(samples);
    }
}
