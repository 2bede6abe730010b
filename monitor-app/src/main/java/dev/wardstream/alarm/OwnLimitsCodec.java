package dev.wardstream.alarm;

import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.vitals.PlainText;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** A patient's own limits as bytes. */
final class OwnLimitsCodec {
    private OwnLimitsCodec() {}

    static void write(OwnLimits own, StateWriter out) {
        out.number(own.limits().size());
        own.limits().forEach((vital, change) -> {
            out.number(vital.ordinal());
            out.decimal(change.low());
            out.decimal(change.high());
            out.decimal(change.extremeLow());
            out.decimal(change.extremeHigh());
            Duration delay = change.delay();
            out.number(delay == null ? -1 : delay.toMillis());
        });
        out.flags(own.spo2Scale2(), own.approvalConfirmed());
        out.time(own.setAt());
        out.text(own.setBy());
        out.text(own.approvedBy());
        out.time(own.expiresAt());
    }

    static OwnLimits read(StateReader in) {
        Map<VitalSign, Change> limits = new EnumMap<>(VitalSign.class);
        for (long left = in.number(); left > 0; left--) {
            VitalSign vital = VitalSign.ALL.get((int) in.number());
            limits.put(vital, readChange(in));
        }
        int flags = in.flags();
        return new OwnLimits(limits, (flags & 1) != 0, in.time(), nameOf(in), nameOf(in), in.time(), (flags & 2) != 0);
    }

    /** What was taken once, by whichever rule held then, must not keep the patient's alarms from going on. */
    private static String nameOf(StateReader in) {
        String name = PlainText.stripped(in.text());
        return name.isEmpty() ? "unknown" : name;
    }

    private static Change readChange(StateReader in) {
        double low = in.decimal();
        double high = in.decimal();
        double extremeLow = in.decimal();
        double extremeHigh = in.decimal();
        long delay = in.number();
        return new Change(low, high, extremeLow, extremeHigh, delay < 0 ? null : Duration.ofMillis(delay));
    }
}
