package dev.wardstream.score;

import dev.wardstream.vitals.Sample;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One patient's NEWS2 over that patient's own event time: scored at the first sample of each hop, so hourly charting is
 * scored at once and a 1 Hz monitor once a hop. A sample older than the newest adds what is newer than what is held of
 * its vital, and makes no score. Mutable; for one thread.
 */
public final class News2Fold {
    private static final byte VERSION = 1;
    private static final int HEADER = Byte.BYTES + Long.BYTES + Long.BYTES;
    private static final long NEVER = Long.MIN_VALUE;

    private final News2Settings settings;
    private final LatestValues latest;
    private long newest;
    private long scoredHop;

    private News2Fold(News2Settings settings, LatestValues latest, long newest, long scoredHop) {
        this.settings = settings;
        this.latest = latest;
        this.newest = newest;
        this.scoredHop = scoredHop;
    }

    /** A patient of whom nothing is known yet. */
    public static News2Fold start(News2Settings settings) {
        return new News2Fold(settings, new LatestValues(), NEVER, NEVER);
    }

    /**
     * Takes in a sample and scores the patient where that is due.
     *
     * @param late whether the sample was received too late to call somebody; its score is then retrospective
     * @return the score, null where none is due
     */
    public @Nullable News2 take(Sample sample, boolean late) {
        long at = sample.measuredAt();
        boolean charted = latest.take(sample);
        if (!charted || at <= newest) {
            return null;
        }
        newest = at;
        long hop = Math.floorDiv(at, settings.hop().toMillis());
        if (hop == scoredHop) {
            return null;
        }
        scoredHop = hop;
        return News2Chart.score(latest, at, settings, late);
    }

    /** This state in at most 163 bytes; the first is the version of the format. */
    public byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + latest.encodedLength());
        bytes.put(VERSION).putLong(newest).putLong(scoredHop);
        latest.writeTo(bytes);
        return bytes.array();
    }

    /**
     * The state of {@link #encode}.
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
            return new News2Fold(settings, LatestValues.readFrom(buffer), newest, scoredHop);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("NEWS2 state is cut short: " + bytes.length + " bytes", e);
        }
    }
}
