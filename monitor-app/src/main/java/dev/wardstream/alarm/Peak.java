package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;

/**
 * The worst that was measured while an alarm's condition held.
 *
 * @param value in the unit of what is compared with the limit
 * @param at event time, epoch milliseconds
 * @param device that measured it
 */
record Peak(double value, long at, DeviceId device, DeviceKind kind) {
    static Peak of(Evidence evidence) {
        return new Peak(evidence.value(), evidence.at(), evidence.device(), evidence.kind());
    }

    /** This, or what is worse by the rule. */
    Peak or(Evidence next, Rule rule) {
        return or(of(next), rule);
    }

    /** The worse of both by the rule; this where they are alike. */
    Peak or(Peak other, Rule rule) {
        return rule.isWorse(other.value(), value) ? other : this;
    }

    void writeTo(StateWriter out) {
        out.decimal(value);
        out.time(at);
        out.device(device);
        out.symbol(kind);
    }

    static Peak readFrom(StateReader in) {
        return new Peak(in.decimal(), in.time(), in.device(), in.symbol(DeviceKind.class));
    }
}
