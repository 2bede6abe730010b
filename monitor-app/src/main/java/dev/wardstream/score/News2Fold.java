package dev.wardstream.score;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Source;
import dev.wardstream.vitals.VitalSign;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One patient's NEWS2 over that patient's own event time: scored at the first sample of each hop, so hourly charting is
 * scored at once and a 1 Hz monitor once a hop. A sample older than the newest adds what is newer than what is held of
 * its vital, and makes no score, but where people charted it: a round may come one fact a record, all of one instant, and each
 * fact that was news is scored, as of the newest. Which of several devices' values counts, {@code LatestValues} says. Mutable; for one thread.
 */
public final class News2Fold {
    private static final byte VERSION = 2;
    private static final long NEVER = Long.MIN_VALUE;

    private News2Settings settings;
    private final LatestValues latest;
    private long newest;
    private long scoredHop;
    /** Event time of the newest heart rate that was left out because it stood still. */
    private long flatAt;

    private News2Fold(News2Settings settings, LatestValues latest, long newest, long scoredHop, long flatAt) {
        this.settings = settings;
        this.latest = latest;
        this.newest = newest;
        this.scoredHop = scoredHop;
        this.flatAt = flatAt;
    }

    /** A patient of whom nothing is known yet. */
    public static News2Fold start(News2Settings settings) {
        return new News2Fold(settings, new LatestValues(), NEVER, NEVER, NEVER);
    }

    /** Goes on under other settings: a person may order at any time how SpO2 is read. */
    public void under(News2Settings next) {
        settings = next;
    }

    /**
     * Leaves out a device's heart rate from here on, because it has stood still; what was held of it is no pulse either.
     *
     * @param at when the sample was measured that shows it, epoch milliseconds
     */
    public void leaveOutPulse(Source source, long at) {
        latest.drop(source, VitalSign.HEART_RATE, at);
        flatAt = Math.max(flatAt, at);
    }

    /**
     * Takes in a sample and scores the patient where that is due.
     *
     * @param source null where nobody asks which device it was
     * @param late whether the sample was received too late to call somebody; its score is then retrospective
     * @return the score, null where none is due
     */
    public @Nullable News2 take(@Nullable Source source, Sample sample, boolean late) {
        long at = sample.measuredAt();
        boolean byPeople = source != null && source.kind() == DeviceKind.SPOT_CHECK;
        LatestValues.Taken taken = latest.take(source, sample);
        boolean due = byPeople ? taken == LatestValues.Taken.NEWS : taken != LatestValues.Taken.NOTHING && at > newest;
        newest = taken == LatestValues.Taken.NOTHING ? newest : Math.max(newest, at);
        return due ? scored(byPeople, late) : null;
    }

    private @Nullable News2 scored(boolean atOnce, boolean late) {
        long hop = Math.floorDiv(newest, settings.hop().toMillis());
        if (hop == scoredHop && !atOnce) {
            return null;
        }
        scoredHop = hop;
        boolean flatPulse = flatAt != NEVER && newest - flatAt <= Source.STANDS;
        return News2Chart.score(latest, newest, settings, flatPulse, late);
    }

    /** Writes this into a patient's state. */
    public void writeTo(StateWriter out) {
        out.time(newest);
        out.numberUnless(NEVER, scoredHop);
        out.time(flatAt);
        latest.writeTo(out);
    }

    /** What {@link #writeTo} wrote. */
    public static News2Fold readFrom(StateReader in, News2Settings settings) {
        long newest = in.time();
        long scoredHop = in.numberUnless(NEVER);
        long flatAt = in.time();
        return new News2Fold(settings, LatestValues.readFrom(in), newest, scoredHop, flatAt);
    }

    /**
     * What the version before {@link #writeTo} kept, so that an upgrade forgets nothing.
     *
     * @throws IllegalArgumentException if the bytes are of another version or cut short
     */
    public static News2Fold decode(News2Settings settings, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            byte version = buffer.get();
            if (version != VERSION) {
                throw new IllegalArgumentException(
                        "NEWS2 state of version " + version + ", this program reads version " + VERSION);
            }
            long newest = buffer.getLong();
            long scoredHop = buffer.getLong();
            long flatAt = buffer.getLong();
            return new News2Fold(settings, LatestValues.readFrom(buffer), newest, scoredHop, flatAt);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("NEWS2 state is cut short: " + bytes.length + " bytes", e);
        }
    }
}
