package dev.wardstream.window;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Signal;
import dev.wardstream.vitals.Source;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Cells cells;
    private final Holders holders;
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
        this.cells = new Cells(channels.size(), spec.keptSteps());
        this.holders = new Holders(cells);
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
     * @param source the device of the patient's that it is of; null where there is a single one, and nobody asks which
     * @param late whether the sample came too late to speak of the present: its windows are then retrospective
     * @return the windows that became due, oldest first; empty for most samples
     */
    public List<Window> add(@Nullable Source source, Sample sample, boolean late) {
        long measuredAt = sample.measuredAt();
        long step = spec.stepOf(measuredAt);
        if (!concerns(channels, sample) || cells.isTooOld(step)) {
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
        return cells.isTooOld(spec.stepOf(measuredAt));
    }

    /** The slot, from 0 to {@link WindowSpec#keptSteps()}, that the step of an instant (epoch milliseconds) is kept in. */
    public int slotOf(long measuredAt) {
        return slot(spec.stepOf(measuredAt));
    }

    /** The slot of the newest step, which is the likeliest to change again; -1 where there is none. */
    public int newestSlot() {
        return cells.newest() == NONE ? -1 : slot(cells.newest());
    }

    /** Writes one slot's step into a patient's state, to be given to {@link #readSlot} after a restart. */
    public void writeSlot(int slot, StateWriter out) {
        long step = cells.newest() - Math.floorMod(cells.newest() - slot, cells.mostSteps());
        int row = cells.row(step);
        out.number(step);
        out.items(channels.size());
        for (int c = 0; c < channels.size(); c++) {
            out.number(cells.count(row, c));
            out.single(cells.mean(row, c));
            out.number(cells.device(row, c));
        }
        out.end();
    }

    /** Takes back what {@link #writeSlot} wrote, in any order of slots. */
    public void readSlot(StateReader in) {
        int row = reached(in.number());
        int c = 0;
        for (int left = in.items(); left > 0; left = in.left(left)) {
            int readings = (int) in.number();
            float value = in.single();
            byte holder = (byte) in.number();
            if (c < channels.size() && row != Cells.NO_ROW) {
                cells.set(row, c, readings, value, holder);
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
        int row = reached(bytes.getLong());
        for (int c = 0; c < channels.size() && row != Cells.NO_ROW; c++) {
            cells.set(row, c, bytes.getInt(), bytes.getFloat(), bare ? Cells.UNTOLD : bytes.get());
        }
    }

    /** Takes back how far the windows had got, as the version before {@link #writeProgress} kept it. */
    public void restoreProgress(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        newestHop = bytes.getLong();
        changedHop = bytes.getLong();
        holders.decode(bytes);
    }

    /** The row of a step that was kept; none where newer steps have taken its place since. */
    private int reached(long step) {
        return cells.isTooOld(step) ? Cells.NO_ROW : cells.reach(step);
    }

    /** About what this takes of the heap, bytes. */
    public int heapBytes() {
        return 64 + cells.heapBytes() + holders.heapBytes();
    }

    private long hopOf(long instant) {
        return spec.hopOf(instant - phase);
    }

    private long beginOf(long hop) {
        return hop * spec.hop().toMillis() + phase;
    }

    private void accumulate(long step, @Nullable Source source, Sample sample) {
        int row = cells.reach(step);
        byte device = holders.numberOf(source);
        for (int c = 0; c < channels.size(); c++) {
            double reading = channels.get(c).in(sample);
            if (!Double.isNaN(reading) && isTaken(row, c, device)) {
                cells.add(row, c, (float) reading, device);
            }
        }
    }

    /** Whether a reading of a device counts in a cell; one that is preferred empties it of what another filled in. */
    private boolean isTaken(int row, int channel, byte device) {
        byte holder = cells.device(row, channel);
        if (holder == device || holder == Cells.UNTOLD) {
            return true;
        }
        boolean better = holders.isBetter(device, holder);
        if (better) {
            cells.empty(row, channel);
        }
        return better;
    }

    private List<Window> due(long hop, long measuredAt, boolean late) {
        if (changedHop == Long.MAX_VALUE) {
            return List.of(window(cells.newest(), measuredAt, late));
        }
        List<Window> due = new ArrayList<>();
        long oldestKept =
                hopOf((cells.newest() - cells.mostSteps()) * spec.step().toMillis());
        for (long changed = Math.max(changedHop, oldestKept); changed < hop; changed++) {
            long lastInstant = beginOf(changed + 1) - 1;
            if (isKept(spec.stepOf(lastInstant)) && hasSamples(changed)) {
                due.add(window(spec.stepOf(lastInstant), lastInstant, true));
            }
        }
        due.add(window(cells.newest(), measuredAt, late));
        return due;
    }

    /** Whether the whole window that ends with this step is still kept. */
    private boolean isKept(long lastStep) {
        return lastStep - spec.steps() >= cells.newest() - cells.mostSteps();
    }

    private boolean hasSamples(long hop) {
        long first = spec.stepOf(beginOf(hop));
        long last = spec.stepOf(beginOf(hop + 1) - 1);
        for (long step = first; step <= last; step++) {
            if (cells.isMeasured(cells.row(step))) {
                return true;
            }
        }
        return false;
    }

    private Window window(long lastStep, long at, boolean retrospective) {
        int steps = spec.steps();
        long firstStep = lastStep - steps + 1;
        float[][] values = new float[channels.size()][steps];
        @Nullable DeviceId[] sources = new @Nullable DeviceId[channels.size()];
        for (int s = 0; s < steps; s++) {
            int row = cells.row(firstStep + s);
            for (int c = 0; c < values.length; c++) {
                values[c][s] = cells.mean(row, c);
            }
        }
        for (int c = 0; c < values.length; c++) {
            int last = steps - 1;
            while (last >= 0 && Float.isNaN(values[c][last])) {
                last--;
            }
            sources[c] = last < 0 ? null : holders.device(cells.device(cells.row(firstStep + last), c));
        }
        long stepMillis = spec.step().toMillis();
        return new Window(
                firstStep * stepMillis, (lastStep + 1) * stepMillis, at, values, Arrays.asList(sources), retrospective);
    }

    private int slot(long step) {
        return Math.floorMod(step, cells.mostSteps());
    }
}
