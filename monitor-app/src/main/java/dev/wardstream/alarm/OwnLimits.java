package dev.wardstream.alarm;

import dev.wardstream.vitals.PlainText;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A patient's own alarm limits, where they differ from the ward's.
 *
 * @param limits per vital what differs; other vitals keep the ward's limits
 * @param spo2Scale2 whether NEWS2 reads this patient's SpO2 on scale 2 (hypercapnic failure, target 88–92 %)
 * @param setAt on the ward's clock, epoch milliseconds
 * @param approvedBy the pseudonym or role of who approved them
 * @param expiresAt when the ward's limits hold again, on the ward's clock, epoch milliseconds
 * @param approvalConfirmed whether who approved them has confirmed it by their own sign-in; else it is only said
 */
public record OwnLimits(
        Map<VitalSign, Change> limits,
        boolean spo2Scale2,
        long setAt,
        String setBy,
        String approvedBy,
        long expiresAt,
        boolean approvalConfirmed) {

    public OwnLimits {
        Map<VitalSign, Change> copy = new EnumMap<>(VitalSign.class);
        copy.putAll(limits);
        limits = Collections.unmodifiableMap(copy);
        PlainText.require("setBy", setBy, AlarmCommand.LONGEST_NAME);
        PlainText.require("approvedBy", approvedBy, AlarmCommand.LONGEST_NAME);
        if (expiresAt <= setAt) {
            throw new IllegalArgumentException("limits must expire after they were set");
        }
    }

    /** Limits whose approver is only named by who sets them. */
    public OwnLimits(
            Map<VitalSign, Change> limits,
            boolean spo2Scale2,
            long setAt,
            String setBy,
            String approvedBy,
            long expiresAt) {
        this(limits, spo2Scale2, setAt, setBy, approvedBy, expiresAt, false);
    }

    /** What is wrong with limits over a ward's, for who proposes them; null where nothing is. */
    public static @Nullable Said wrong(Map<VitalSign, Change> limits, AlarmPolicy ward) {
        LimitFault fault = ward.faultOf(limits);
        return fault == null ? null : fault.said();
    }

    /**
     * One vital's limits, each NaN (the delay null) where the ward's holds.
     *
     * @param low in the vital's unit, as the others
     */
    public record Change(
            double low,
            double high,
            double extremeLow,
            double extremeHigh,
            @Nullable Duration delay) {
        VitalLimits over(VitalLimits ward) {
            return new VitalLimits(
                    or(low, ward.low()),
                    or(high, ward.high()),
                    or(extremeLow, ward.extremeLow()),
                    or(extremeHigh, ward.extremeHigh()),
                    ward.hysteresis(),
                    delay == null ? ward.delay() : delay,
                    delay == null ? ward.extremeDelay() : delay);
        }

        private static double or(double own, double ward) {
            return Double.isNaN(own) ? ward : own;
        }
    }
}
