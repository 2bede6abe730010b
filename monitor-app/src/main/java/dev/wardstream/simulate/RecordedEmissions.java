package dev.wardstream.simulate;

import dev.wardstream.recordings.Recording;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Sample;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** The samples of several recordings merged by time; at the same instant, the recording that came first goes first. */
final class RecordedEmissions implements Iterator<Emission> {
    private static final Comparator<Patient> BY_TIME =
            Comparator.<Patient>comparingLong(patient -> patient.at()).thenComparingInt(patient -> patient.position);

    private final String vendor;
    private final PriorityQueue<Patient> waiting = new PriorityQueue<>(BY_TIME);

    RecordedEmissions(String vendor, List<Recording> recordings) {
        this.vendor = vendor;
        for (Recording recording : recordings) {
            waiting.add(new Patient(waiting.size(), RecordedPatients.deviceOf(recording), recording.samples()));
        }
    }

    @Override
    public boolean hasNext() {
        return !waiting.isEmpty();
    }

    @Override
    public Emission next() {
        Patient patient = waiting.poll();
        if (patient == null) {
            throw new NoSuchElementException("the recordings of " + vendor + " have ended");
        }
        Emission emission = patient.take(vendor);
        if (patient.hasMore()) {
            waiting.add(patient);
        }
        return emission;
    }

    /** A recorded patient, and how far the recording has been played. */
    private static final class Patient {
        private final int position;
        private final DeviceId device;
        private final List<Sample> samples;
        private int played;

        Patient(int position, DeviceId device, List<Sample> samples) {
            this.position = position;
            this.device = device;
            this.samples = samples;
        }

        long at() {
            return samples.get(played).measuredAt();
        }

        boolean hasMore() {
            return played < samples.size();
        }

        Emission take(String vendor) {
            long at = at();
            Sample sample = samples.get(played);
            played++;
            return new Emission(vendor, at, new DeviceSample(device, (long) played, sample));
        }
    }
}
