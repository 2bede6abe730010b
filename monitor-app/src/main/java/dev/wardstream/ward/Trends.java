package dev.wardstream.ward;

import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Source;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A patient's last hours: each measured vital and each score a minute, the vitals' last ten minutes more finely. It takes some
 * 20 kB a vital for 12 hours, whatever the rate of the samples.
 */
final class Trends {
    static final long MINUTE = 60_000;
    /** Milliseconds; of the newest ten minutes. */
    static final long FINE_STEP = 5_000;

    static final int FINE_STEPS = 120;
    /** Models come and go with their versions; more than a few at a time is somebody's mistake. */
    private static final int MOST_MODELS = 8;

    /** A ring keeps a device as a number: the rank of its kind, and which of that kind it is. */
    private static final int RANK_BITS = 5;

    private static final int MOST_OF_A_KIND = 1 << RANK_BITS;

    private final int minutes;
    private final List<List<DeviceId>> devices = Stream.generate(() -> (List<DeviceId>) new ArrayList<DeviceId>(1))
            .limit(Source.RANKS)
            .toList();
    private final Map<VitalSign, Ring> vitals = new EnumMap<>(VitalSign.class);
    private final Map<VitalSign, Ring> fine = new EnumMap<>(VitalSign.class);
    private final Map<String, Ring> models = new LinkedHashMap<>();
    private @Nullable Ring news2;

    Trends(Duration history) {
        this.minutes = Math.toIntExact(history.toMinutes()) + 1;
    }

    /**
     * Takes a sample in; whether a minute that was over already has changed, or one began. Each step of a vital is one device's, and never
     * a mean of two: of the preferred kind, and of several of a kind that which the step before was of.
     */
    boolean take(Source source, Sample sample, boolean late) {
        boolean changed = false;
        byte holder = numberOf(source);
        for (VitalSign vital : VitalSign.ALL) {
            double value = sample.readings().get(vital);
            if (!Double.isNaN(value)) {
                changed |= vitals.computeIfAbsent(vital, any -> new Ring(MINUTE, minutes))
                        .take(sample.measuredAt(), value, late, holder);
                fine.computeIfAbsent(vital, any -> new Ring(FINE_STEP, FINE_STEPS))
                        .take(sample.measuredAt(), value, late, holder);
            }
        }
        return changed;
    }

    /** Of more devices of a kind than have numbers, the last ones share one. */
    private byte numberOf(Source source) {
        List<DeviceId> ofItsKind = devices.get(source.rank());
        int known = ofItsKind.indexOf(source.device());
        if (known < 0 && ofItsKind.size() < MOST_OF_A_KIND) {
            ofItsKind.add(source.device());
            known = ofItsKind.size() - 1;
        }
        return (byte) (source.rank() << RANK_BITS | (known < 0 ? MOST_OF_A_KIND - 1 : known));
    }

    /** The rank of a device by the number that a ring keeps. */
    static int rankOf(byte holder) {
        return holder >> RANK_BITS;
    }

    void take(Score score) {
        if (score instanceof ModelScore model) {
            take(model.model().id(), model.value(), score);
        } else if (score instanceof RiskScore risk) {
            take(risk.model().id(), risk.probability(), score);
        } else if (score instanceof News2 total) {
            if (news2 == null) {
                news2 = new Ring(MINUTE, minutes);
            }
            news2.take(score.at(), total.total(), score.retrospective());
        }
    }

    private void take(String model, double value, Score score) {
        Ring ring = ringOf(model);
        if (ring != null) {
            ring.take(score.at(), value, score.retrospective());
        }
    }

    /** By the minute. */
    Map<VitalSign, Ring> vitals() {
        return vitals;
    }

    /** By {@link #FINE_STEP}. */
    Map<VitalSign, Ring> fine() {
        return fine;
    }

    /** By the minute and the model's id. */
    Map<String, Ring> models() {
        return models;
    }

    /** Totals by the minute; null where there never was one. */
    @Nullable Ring news2() {
        return news2;
    }

    private @Nullable Ring ringOf(String model) {
        Ring known = models.get(model);
        if (known != null || models.size() >= MOST_MODELS) {
            return known;
        }
        Ring ring = new Ring(MINUTE, minutes);
        models.put(model, ring);
        return ring;
    }
}
