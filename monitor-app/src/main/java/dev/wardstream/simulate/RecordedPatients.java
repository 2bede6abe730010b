package dev.wardstream.simulate;

import dev.wardstream.recordings.Recording;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VendorId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Recorded patients as if they lay on one ward, named after the set of recordings, which is also the vendor: each has a bed
 * and one device, worn from the first sample on, whose samples are published when they were measured. A patient's own order is
 * that of the recording.
 */
public final class RecordedPatients implements Feed {
    private final String set;
    private final List<Recording> recordings;

    private RecordedPatients(String set, List<Recording> recordings) {
        this.set = set;
        this.recordings = List.copyOf(recordings);
    }

    /**
     * Takes recordings up into memory; those without samples are left out.
     *
     * @param set names the ward and the vendor, such as {@code mimic3-demo}
     */
    public static RecordedPatients of(String set, Iterator<Recording> recordings) {
        List<Recording> kept = new ArrayList<>();
        recordings.forEachRemaining(recording -> {
            if (!recording.samples().isEmpty()) {
                kept.add(recording);
            }
        });
        return new RecordedPatients(set, kept);
    }

    public int patients() {
        return recordings.size();
    }

    /** How many samples there are in all. */
    public long samples() {
        return recordings.stream()
                .mapToLong(recording -> recording.samples().size())
                .sum();
    }

    /** How many patients there are of each kind of device, as {@code WEARABLE 2}. */
    public String kinds() {
        return recordings.stream()
                .collect(Collectors.groupingBy(Recording::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Set<String> vendors() {
        return Set.of(set);
    }

    @Override
    public List<Assignments> assignments() {
        List<Assignments> assignments = new ArrayList<>(recordings.size());
        for (Recording recording : recordings) {
            Location location = new Location(set, String.format(Locale.ROOT, "bed-%03d", assignments.size() + 1));
            long from = recording.samples().get(0).measuredAt();
            assignments.add(new Assignments(
                    deviceOf(recording),
                    List.of(new Assignment(
                            new PatientId(recording.id()),
                            location,
                            recording.kind(),
                            new VendorId(set),
                            from,
                            Assignment.OPEN))));
        }
        return assignments;
    }

    @Override
    public Iterator<Emission> emissions() {
        return new RecordedEmissions(set, recordings);
    }

    static DeviceId deviceOf(Recording recording) {
        return new DeviceId("device-" + recording.id());
    }
}
