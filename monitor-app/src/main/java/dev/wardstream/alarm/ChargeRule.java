package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.words.Said;

/** A device whose battery is nearly empty. */
record ChargeRule(DeviceId device, AlarmPolicy.BatteryRule policy) implements Rule {
    /** @param charge 0 to 1 */
    Finding find(double charge) {
        if (charge < policy.low()) {
            return Finding.of(policy.priority());
        }
        return charge < policy.low() + policy.hysteresis() ? Finding.BETWEEN : Finding.CLEAR;
    }

    @Override
    public Rule under(AlarmPolicy next) {
        return new ChargeRule(device, next.battery());
    }

    @Override
    public AlarmKind kind() {
        return AlarmKind.BATTERY_LOW;
    }

    @Override
    public String about() {
        return device.value();
    }

    @Override
    public long raiseDelay(Priority priority) {
        return policy.delay().toMillis();
    }

    @Override
    public double limit(Priority priority) {
        return policy.low();
    }

    @Override
    public Said onText(Occurrence on) {
        return Said.of("battery.low", device, percent(on.value()), percent(policy.low()));
    }

    @Override
    public Said overText(Occurrence ended, Evidence last, long lasted, boolean several) {
        return Said.of("battery.over", device, percent(last.value()), lasted);
    }

    @Override
    public String name() {
        return "word.battery";
    }

    private static long percent(double charge) {
        return Math.round(charge * 100);
    }
}
