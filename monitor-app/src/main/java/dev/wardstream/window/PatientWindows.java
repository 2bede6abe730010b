package dev.wardstream.window;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Signal;
import dev.wardstream.vitals.Source;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One patient's recent samples in fixed steps, and the windows that become due as samples arrive: a fold over that patient's
 * event time alone, so that nobody else's clock can close them.
 *
 * <p>A window is due at the first sample of each {@linkplain WindowSpec#hop() hop}. A sample that is late but within the
 * {@linkplain WindowSpec#grace() grace} is put where it belongs, and the windows it changes are due again, marked
 * retrospective, with the next live one. A sample older than that changes no window.
 *
 * <p>A cell, one vital in one step, is one device's: the mean of its readings, never of two devices'. Where several measured, it is
 * the {@linkplain Source#rank() preferred} one's (a bedside monitor before a wearable before an unknown device before a spot check); of
 * two of the same rank the one that filled it first keeps it. The steps themselves go on with time, so that a device that falls
 * silent is followed by the next within a step.
 *
 * <p>The same class serves training and the live stream. Not thread-safe.
 */
public final class PatientWindows {
    private static final long NONE = Long.MIN_VALUE;
    /** A cell without its device, as an earlier version kept it. */
    private static final int BARE_CELL_BYTES = Integer.BYTES + Float.BYTES;

    private final WindowSpec spec;
    private final List<Signal> channels;
    /** Milliseconds from a full hop to where this patient's begin. */
    private final long phase;

    private final boolean firstIsDue;
    /** A ring of steps: slot {@code step mod keptSteps} holds the step named here. */
    private final long[] stepInSlot;

    private final float[][] mean;
    private final int[][] count;
    private final Holders holders;
    private long newestStep = NONE;
    private long newestHop = NONE;
    /** The oldest hop that a late sample changed since the last live window. */
    private long changedHop = Long.MAX_VALUE;

    public PatientWindows(WindowSpec spec, List<? extends Signal> channels) {
        this(spec, channels, 0, true);
    }

    private PatientWindows(WindowSpec spec, List<? extends Signal> channels, long phase, boolean firstIsDue) {
        this.spec = spec;
        this.channels = List.copyOf(channels);
        this.phase = phase;
        this.firstIsDue = firstIsDue;
        this.stepInSlot = new long[spec.keptSteps()];
        this.mean = new float[channels.size()][spec.keptSteps()];
        this.count = new int[channels.size()][spec.keptSteps()];
        this.holders = new Holders(channels.size(), spec.keptSteps());
        Arrays.fill(stepInSlot, NONE);
    }

    /**
     * Windows for what may wait, and costs so much that all patients must not be due at the same instant: this patient's hops begin
     * anywhere within the full ones, always at the same place, and the first sample begins one and makes no window due.
     */
    public static PatientWindows spread(WindowSpec spec, List<? extends Signal> channels, String patient) {
        // Names that differ by their last digit shall lie far apart: Fibonacci hashing.
        long mixed = (patient.hashCode() * 0x9E3779B97F4A7C15L) >>> 20;
        return new PatientWindows(spec, channels, mixed % spec.hop().toMillis(), false);
    }

    /**
     * Puts the readings of a sample in their place.
     *
     * @param measuredAt epoch milliseconds
     * @param late whether the sample came too late to speak of the present: its windows are then retrospective
     * @return the windows that became due, oldest first; empty for most samples
     */
    public List<Window> add(long measuredAt, Readings readings, boolean late) {
        return add(Sample.of(measuredAt, readings), late);
    }

    /** The same for everything that a sample tells, of a patient with a single device. */
    public List<Window> add(Sample sample, boolean late) {
        return add(null, sample, late);
    }

    /** The same for a sample of one of a patient's devices; null where there is a single one, and nobody asks which. */
    public List<Window> add(@Nullable Source source, Sample sample, boolean late) {
        long measuredAt = sample.measuredAt();
        long step = spec.stepOf(measuredAt);
        if (!concerns(channels, sample) || isTooOld(step)) {
            return List.of();
        }
        accumulate(step, source, sample);
        long hop = hopOf(measuredAt);
        if (newestHop == NONE && !firstIsDue) {
            newestHop = hop;
            return List.of();
        }
        if (newestHop == NONE || hop > newestHop) {
            List<Window> due = due(hop, measuredAt, late);
            newestHop = hop;
            changedHop = Long.MAX_VALUE;
            return due;
        }
        if (hop < newestHop) {
            changedHop = Math.min(changedHop, hop);
        }
        return List.of();
    }

    /**
     * The window as of an instant, whether or not a sample came: what is known when a round is due and nothing was charted.
     * It makes no window due and none undue.
     *
     * @param at epoch milliseconds
     */
    public Window asOf(long at) {
        return window(spec.stepOf(at), at, false);
    }

    /** Whether a sample tells any of the channels. */
    public static boolean concerns(List<? extends Signal> channels, Sample sample) {
        for (Signal channel : channels) {
            if (!Double.isNaN(channel.in(sample))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sample of this instant (epoch milliseconds) would be too old to be put in any window. */
    public boolean isTooOldFor(long measuredAt) {
        return isTooOld(spec.stepOf(measuredAt));
    }

    /** The slot, from 0 to {@link WindowSpec#keptSteps()}, that the step of an instant (epoch milliseconds) is kept in. */
    public int slotOf(long measuredAt) {
        return slot(spec.stepOf(measuredAt));
    }

    /** The slot of the newest step, which is the likeliest to change again; -1 where there is none. */
    public int newestSlot() {
        return newestStep == NONE ? -1 : slot(newestStep);
    }

    /** Writes one slot's step into a patient's state, to be given to {@link #readSlot} after a restart. */
    public void writeSlot(int slot, StateWriter out) {
        out.number(stepInSlot[slot]);
        out.items(channels.size());
        for (int c = 0; c < channels.size(); c++) {
            out.number(count[c][slot]);
            out.single(mean[c][slot]);
            out.number(holders.at(c, slot));
        }
        out.end();
    }

    /** Takes back what {@link #writeSlot} wrote, in any order of slots. */
    public void readSlot(StateReader in) {
        long step = in.number();
        int slot = taken(step);
        int c = 0;
        for (int left = in.items(); left > 0; left = in.left(left)) {
            int readings = (int) in.number();
            float value = in.single();
            byte holder = (byte) in.number();
            if (c < channels.size()) {
                count[c][slot] = readings;
                mean[c][slot] = value;
                holders.set(c, slot, holder);
            }
            c++;
        }
    }

    /** Writes how far the windows have got and which devices filled them, to be given to {@link #readProgress} after a restart. */
    public void writeProgress(StateWriter out) {
        out.numberUnless(NONE, newestHop);
        out.numberUnless(Long.MAX_VALUE, changedHop);
        holders.writeTo(out);
    }

    /** Takes back what {@link #writeProgress} wrote. */
    public void readProgress(StateReader in) {
        newestHop = in.numberUnless(NONE);
        changedHop = in.numberUnless(Long.MAX_VALUE);
        holders.readFrom(in);
    }

    /** Takes back a slot that the version before {@link #writeSlot} kept, or the one before that, which kept no devices. */
    public void restoreSlot(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        boolean bare = encoded.length == Long.BYTES + channels.size() * BARE_CELL_BYTES;
        long step = bytes.getLong();
        int slot = taken(step);
        for (int c = 0; c < channels.size(); c++) {
            count[c][slot] = bytes.getInt();
            mean[c][slot] = bytes.getFloat();
            holders.set(c, slot, bare ? Holders.UNTOLD : bytes.get());
        }
    }

    /** Takes back how far the windows had got, as the version before {@link #writeProgress} kept it. */
    public void restoreProgress(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        newestHop = bytes.getLong();
        changedHop = bytes.getLong();
        holders.decode(bytes);
    }

    /** Makes room for a step that was kept, and returns its slot. */
    private int taken(long step) {
        int slot = slot(step);
        stepInSlot[slot] = step;
        newestStep = Math.max(newestStep, step);
        return slot;
    }

    /** About what this takes of the heap, bytes. */
    public long heapBytes() {
        long cell = Float.BYTES + Integer.BYTES + Byte.BYTES;
        return 200 + stepInSlot.length * (Long.BYTES + channels.size() * cell);
    }

    private long hopOf(long instant) {
        return spec.hopOf(instant - phase);
    }

    private long beginOf(long hop) {
        return hop * spec.hop().toMillis() + phase;
    }

    private boolean isTooOld(long step) {
        return newestStep != NONE && step <= newestStep - stepInSlot.length;
    }

    private void accumulate(long step, @Nullable Source source, Sample sample) {
        int slot = slot(step);
        byte device = holders.numberOf(source);
        if (stepInSlot[slot] != step) {
            stepInSlot[slot] = step;
            for (int c = 0; c < channels.size(); c++) {
                count[c][slot] = 0;
                mean[c][slot] = Float.NaN;
                holders.set(c, slot, Holders.UNTOLD);
            }
        }
        for (int c = 0; c < channels.size(); c++) {
            double reading = channels.get(c).in(sample);
            if (!Double.isNaN(reading) && isTaken(c, slot, device)) {
                float value = (float) reading;
                int n = ++count[c][slot];
                mean[c][slot] = n == 1 ? value : mean[c][slot] + (value - mean[c][slot]) / n;
            }
        }
        newestStep = Math.max(newestStep, step);
    }

    /** Whether a reading of a device counts in a cell; one that is preferred empties it of what another filled in. */
    private boolean isTaken(int channel, int slot, byte device) {
        byte holder = holders.at(channel, slot);
        if (holder == device) {
            return true;
        }
        boolean better = count[channel][slot] > 0 && holders.isBetter(device, holder);
        if (better) {
            count[channel][slot] = 0;
        }
        boolean taken = better || holder == Holders.UNTOLD;
        if (taken) {
            holders.set(channel, slot, device);
        }
        return taken;
    }

    private List<Window> due(long hop, long measuredAt, boolean late) {
        if (changedHop == Long.MAX_VALUE) {
            return List.of(window(newestStep, measuredAt, late));
        }
        List<Window> due = new ArrayList<>();
        long oldestKept = hopOf((newestStep - stepInSlot.length) * spec.step().toMillis());
        for (long changed = Math.max(changedHop, oldestKept); changed < hop; changed++) {
            long lastInstant = beginOf(changed + 1) - 1;
            if (isKept(spec.stepOf(lastInstant)) && hasSamples(changed)) {
                due.add(window(spec.stepOf(lastInstant), lastInstant, true));
            }
        }
        due.add(window(newestStep, measuredAt, late));
        return due;
    }

    /** Whether the whole window that ends with this step is still kept. */
    private boolean isKept(long lastStep) {
        return lastStep - spec.steps() >= newestStep - stepInSlot.length;
    }

    private boolean hasSamples(long hop) {
        long first = spec.stepOf(beginOf(hop));
        long last = spec.stepOf(beginOf(hop + 1) - 1);
        for (long step = first; step <= last; step++) {
            if (stepInSlot[slot(step)] == step) {
                return true;
            }
        }
        return false;
    }

    private Window window(long lastStep, long at, boolean retrospective) {
        int steps = spec.steps();
        long firstStep = lastStep - steps + 1;
        float[][] values = new float[channels.size()][steps];
        List<@Nullable DeviceId> sources = new ArrayList<>(Collections.nCopies(channels.size(), null));
        for (int s = 0; s < steps; s++) {
            int slot = slot(firstStep + s);
            boolean held = stepInSlot[slot] == firstStep + s;
            for (int c = 0; c < channels.size(); c++) {
                values[c][s] = held ? mean[c][slot] : Float.NaN;
                if (!Float.isNaN(values[c][s])) {
                    sources.set(c, holders.deviceAt(c, slot));
                }
            }
        }
        long stepMillis = spec.step().toMillis();
        return new Window(firstStep * stepMillis, (lastStep + 1) * stepMillis, at, values, sources, retrospective);
    }

    private int slot(long step) {
        return Math.floorMod(step, stepInSlot.length);
    }
}
