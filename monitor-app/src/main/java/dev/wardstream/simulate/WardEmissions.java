package dev.wardstream.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A ward's samples in the order of time: second by second, and within a second by the moment at which each device measures,
 * which never changes, so that nothing has to be sorted on the way.
 */
final class WardEmissions implements Iterator<Emission> {
    private final Script script;
    private final long start;
    private final long end;
    private final List<Placed> devices;
    private final ArrayDeque<Emission> pending = new ArrayDeque<>();
    private long second;
    private int next;

    WardEmissions(int beds, long seed, long start, long end) {
        this.script = new Script(beds, seed);
        this.start = start;
        this.end = end;
        this.devices = place(beds, seed, start);
    }

    @Override
    public boolean hasNext() {
        while (pending.isEmpty() && at(second, next) < end) {
            live();
        }
        return !pending.isEmpty();
    }

    @Override
    public Emission next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the simulated ward has ended");
        }
        return pending.remove();
    }

    private void live() {
        Placed placed = devices.get(next);
        if (second % Script.ROUND_SECONDS == 0) {
            placed.patient.follow(script.episodeOf(placed.bed, Script.roundOf(second)));
        }
        long at = at(second, next);
        String vendor = placed.device.model().vendor();
        placed.device.live(second, at, sample -> pending.add(new Emission(vendor, at, sample)));
        next++;
        if (next == devices.size()) {
            next = 0;
            second++;
        }
    }

    private long at(long atSecond, int device) {
        return start + atSecond * 1_000 + devices.get(device).device.offsetMillis();
    }

    private static List<Placed> place(int beds, long seed, long start) {
        List<Placed> placed = new ArrayList<>();
        for (int number = 0; number < beds; number++) {
            Bed bed = new Bed(number);
            SimulatedPatient patient = new SimulatedPatient(bed.patient(), seed, start);
            for (DeviceModel model : bed.models()) {
                placed.add(new Placed(bed, patient, new SimulatedDevice(model, bed.device(model), patient, seed)));
            }
        }
        placed.sort(Comparator.comparingInt(each -> each.device.offsetMillis()));
        return List.copyOf(placed);
    }

    private record Placed(Bed bed, SimulatedPatient patient, SimulatedDevice device) {}
}
