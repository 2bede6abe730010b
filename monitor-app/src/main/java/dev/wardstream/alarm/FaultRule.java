package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.Locale;

/** A device whose sensor cannot be trusted. */
record FaultRule(DeviceId device, SensorFault fault, AlarmPolicy.SensorRule policy) implements Rule {
    /** In what way. */
    enum SensorFault {
        /** The device itself calls its signal unusable. */
        SIGNAL_QUALITY("signal-quality"),
        /** The heart rate does not change at all, as no living heart's does. */
        FLAT_LINE("flat-line");

        private final String label;

        SensorFault(String label) {
            this.label = label;
        }
    }

    @Override
    public Rule under(AlarmPolicy next) {
        return new FaultRule(device, fault, next.sensor());
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
        return fault == SensorFault.FLAT_LINE
                ? policy.flatLineAfter().toMillis()
                : policy.delay().toMillis();
    }

    @Override
    public long ceaseDelay() {
        return policy.delay().toMillis();
    }

    @Override
    public double limit(Priority priority) {
        return fault == SensorFault.SIGNAL_QUALITY ? policy.quality() : Double.NaN;
    }

    @Override
    public Said onText(Occurrence on) {
        return switch (fault) {
            case SIGNAL_QUALITY -> Said.of("fault.quality", hundredths(on.value()), on.held());
            case FLAT_LINE ->
                Said.of(
                        "fault.flat",
                        VitalSign.HEART_RATE.field(),
                        VitalSign.HEART_RATE.asCharted(on.value()),
                        on.held());
        };
    }

    @Override
    public Said overText(Occurrence ended, Evidence last, long lasted, boolean several) {
        double value = last.value();
        return switch (fault) {
            case SIGNAL_QUALITY ->
                Double.isNaN(value)
                        ? Said.of("fault.quality.over.untold", lasted)
                        : Said.of("fault.quality.over", hundredths(value), lasted);
            case FLAT_LINE ->
                Said.of("fault.flat.over", VitalSign.HEART_RATE.field(), VitalSign.HEART_RATE.asCharted(value), lasted);
        };
    }

    @Override
    public String name() {
        return "word.sensor";
    }

    private static String hundredths(double quality) {
        return String.format(Locale.ROOT, "%.2f", quality);
    }
}
