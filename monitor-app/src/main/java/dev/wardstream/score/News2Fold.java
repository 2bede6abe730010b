package dev.wardstream.score;

import dev.wardstream.vitals.Sample;
import org.jspecify.annotations.Nullable;

/** One patient's NEWS2 over event time. */
public final class News2Fold {
    private final News2Settings settings;

    private News2Fold(News2Settings settings) {
        this.settings = settings;
    }

    public static News2Fold start(News2Settings settings) {
        return new News2Fold(settings);
    }

    public static News2Fold decode(News2Settings settings, byte[] bytes) {
        throw new UnsupportedOperationException("not written yet: " + settings + bytes.length);
    }

    public byte[] encode() {
        throw new UnsupportedOperationException("not written yet: " + settings);
    }

    /**
     * Takes in a sample and scores the patient where that is due.
     *
     * @param late whether the sample was received too late to call somebody; its score is then retrospective
     * @return the score, null where none is due
     */
    public @Nullable News2 take(Sample sample, boolean late) {
        throw new UnsupportedOperationException("not written yet: " + sample + late);
    }
}
