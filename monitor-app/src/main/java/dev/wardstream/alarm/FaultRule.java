package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.VitalSign;
import java.util.Locale;

/** A device whose sensor cannot be trusted. */
record FaultRule(DeviceId device, Fault fault, AlarmPolicy.SensorRule policy) implements Rule {
    /** In what way. */
    enum Fault {
        /** The device itself calls its signal unusable. */
        SIGNAL_QUALITY("signal-quality"),
        /** The heart rate does not change at all, as no living heart's does. */
        FLAT_LINE("flat-line");

        private final String label;

        Fault(String label) {
            this.label = label;
        }
    }

    @Override
    public AlarmKind kind() {
        return AlarmKind.SENSOR_FAULT;
    }

    @Override
    public String about() {
        return device + "/" + fault.label;
    }

    Finding find(boolean faulty) {
        return faulty ? Finding.of(policy.priority()) : Finding.CLEAR;
    }

    @Override
    public long raiseDelay(Priority priority) {
        return fault == Fault.FLAT_LINE
                ? policy.flatLineAfter().toMillis()
                : policy.delay().toMillis();
    }

    @Override
    public long ceaseDelay() {
        return policy.delay().toMillis();
    }

    @Override
    public double limit(Priority priority) {
        return fault == Fault.SIGNAL_QUALITY ? policy.quality() : Double.NaN;
    }

    @Override
    public String onText(Priority priority, double value, long detail, long held) {
        String duration = " for " + Durations.text(held);
        return switch (fault) {
            case SIGNAL_QUALITY -> "Sensor fault: signal quality " + hundredths(value) + duration;
            case FLAT_LINE ->
                "Flat line: HR " + VitalSign.HEART_RATE.asCharted(value) + " /min without any change" + duration;
        };
    }

    @Override
    public String overText(double value, long detail, long lasted) {
        String duration = ", after " + Durations.text(lasted);
        return switch (fault) {
            case SIGNAL_QUALITY ->
                "Sensor works again: signal quality "
                        + (Double.isNaN(value) ? "not reported" : hundredths(value))
                        + duration;
            case FLAT_LINE -> "HR changes again: " + VitalSign.HEART_RATE.asCharted(value) + " /min" + duration;
        };
    }

    @Override
    public String name() {
        return "Sensor";
    }

    private static String hundredths(double quality) {
        return String.format(Locale.ROOT, "%.2f", quality);
    }
}
