package dev.wardstream.ward;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest value of one vital from each device that measures it. Mutable; bounded. */
final class VitalReadings {
    private static final int MOST = 8;
    private static final long NEVER = Long.MIN_VALUE;

    private final List<Reading> byDevice = new ArrayList<>(1);

    /** Takes in a value unless a newer one of its device is known. */
    void take(Reading reading) {
        for (int i = 0; i < byDevice.size(); i++) {
            Reading known = byDevice.get(i);
            if (known.source().device().equals(reading.source().device())) {
                if (known.at() <= reading.at()) {
                    byDevice.set(i, reading);
                }
                return;
            }
        }
        if (byDevice.size() == MOST) {
            byDevice.remove(
                    byDevice.stream().min(Comparator.comparingLong(Reading::at)).orElseThrow());
        }
        byDevice.add(reading);
    }

    /**
     * The value that counts at an instant, epoch milliseconds, by the rule that NEWS2 goes by: of what can be used, and only where none
     * of that stands any more, of all.
     */
    Reading counted(long at) {
        if (byDevice.size() == 1) {
            return byDevice.get(0);
        }
        List<Reading> usable = byDevice.stream().filter(Reading::usable).toList();
        Reading counted = usable.isEmpty() ? null : counted(usable, at);
        return counted == null || at - counted.at() > Source.STANDS ? counted(byDevice, at) : counted;
    }

    private static Reading counted(List<Reading> readings, long at) {
        if (readings.size() == 1) {
            return readings.get(0);
        }
        long[] measuredAt = new long[Source.RANKS];
        Arrays.fill(measuredAt, NEVER);
        Reading[] newest = new Reading[Source.RANKS];
        for (Reading reading : readings) {
            int rank = reading.source().rank();
            if (reading.at() > measuredAt[rank]) {
                measuredAt[rank] = reading.at();
                newest[rank] = reading;
            }
        }
        return newest[Source.counted(rank -> measuredAt[rank], at)];
    }

    /** The newest value of a device; null where it measured none. */
    @Nullable Reading of(DeviceId device) {
        return byDevice.stream()
                .filter(reading -> reading.source().device().equals(device))
                .findFirst()
                .orElse(null);
    }

    /** Whether more than one device has measured it since an instant, epoch milliseconds. */
    boolean hasSeveralSince(long instant) {
        return byDevice.size() > 1
                && byDevice.stream().filter(reading -> reading.at() >= instant).count() > 1;
    }
}
