package dev.wardstream.alarm;

import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.PlainText;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** A patient's own limits in the state. */
final class OwnLimitsCodec {
    private OwnLimitsCodec() {}

    static void write(OwnLimits own, StateWriter out) {
        out.list(own.limits().entrySet(), OwnLimitsCodec::write);
        out.flag(own.spo2Scale2());
        out.flag(own.approvalConfirmed());
        out.time(own.setAt());
        out.text(own.setBy());
        out.text(own.approvedBy());
        out.time(own.expiresAt());
    }

    private static void write(Map.Entry<VitalSign, Change> limit, StateWriter out) {
        out.symbol(limit.getKey());
        Change change = limit.getValue();
        out.decimal(change.low());
        out.decimal(change.high());
        out.decimal(change.extremeLow());
        out.decimal(change.extremeHigh());
        Duration delay = change.delay();
        out.present(delay != null);
        if (delay != null) {
            out.number(delay.toMillis());
        }
    }

    static OwnLimits read(StateReader in) {
        Map<VitalSign, Change> limits = new EnumMap<>(VitalSign.class);
        for (int left = in.items(); left > 0; left = in.left(left)) {
            limits.put(in.symbol(VitalSign.class), readChange(in));
        }
        boolean scale2 = in.flag();
        boolean confirmed = in.flag();
        return new OwnLimits(limits, scale2, in.time(), nameOf(in), nameOf(in), in.time(), confirmed);
    }

    /** What was taken once, by whichever rule held then, must not keep the patient's alarms from going on. */
    private static String nameOf(StateReader in) {
        String name = PlainText.stripped(in.text());
        return name.isEmpty() ? "unknown" : name;
    }

    private static Change readChange(StateReader in) {
        return new Change(
                in.decimal(),
                in.decimal(),
                in.decimal(),
                in.decimal(),
                in.present() ? Duration.ofMillis(in.number()) : null);
    }
}
