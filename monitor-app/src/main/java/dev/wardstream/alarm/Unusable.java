package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a device since it last sent live data, and was of no use: records that were refused, and data long past. */
final class Unusable {
    private record Refused(String reason, long count) {}

    private final List<Refused> refused = new ArrayList<>(0);
    private long late;
    /** Event time of the newest that came too late. */
    private long newestLate = Long.MIN_VALUE;

    void late(long measuredAt) {
        late++;
        newestLate = Math.max(newestLate, measuredAt);
    }

    void refused(String reason, long count) {
        for (int i = 0; i < refused.size(); i++) {
            if (refused.get(i).reason.equals(reason)) {
                refused.set(i, new Refused(reason, refused.get(i).count + count));
                return;
            }
        }
        refused.add(new Refused(reason, count));
    }

    boolean isNothing() {
        return late == 0 && refused.isEmpty();
    }

    boolean isMostlyRefused() {
        return refusals() > 0 && refusals() >= late;
    }

    boolean isLate() {
        return late > 0;
    }

    long newestLate() {
        return newestLate;
    }

    long refusals() {
        long all = 0;
        for (Refused each : refused) {
            all += each.count;
        }
        return all;
    }

    /** The reason given most often, of several the one given first; null where nothing was refused. */
    @Nullable String commonestReason() {
        Refused commonest = null;
        for (Refused each : refused) {
            if (commonest == null || each.count > commonest.count) {
                commonest = each;
            }
        }
        return commonest == null ? null : commonest.reason;
    }

    void forget() {
        if (!isNothing()) {
            refused.clear();
            late = 0;
            newestLate = Long.MIN_VALUE;
        }
    }

    void writeTo(StateWriter out) {
        out.number(late);
        out.time(newestLate);
        out.items(refused.size());
        for (Refused each : refused) {
            out.text(each.reason);
            out.number(each.count);
        }
        out.end();
    }

    static Unusable readFrom(StateReader in) {
        Unusable unusable = new Unusable();
        unusable.late = in.number();
        unusable.newestLate = in.time();
        unusable.refused.addAll(in.list(each -> new Refused(each.text(), each.number())));
        return unusable;
    }
}
