package dev.wardstream.simulate;

import dev.wardstream.vitals.VitalSign;

/**
 * A course of illness drawing one vital away from its resting value: wholly {@code towards} a value where the swell is 1,
 * whatever the person's own normal, so that every patient's deterioration reaches the same severity.
 *
 * @param towards in the vital's unit
 */
record Pull(VitalSign vital, double towards, Swell swell) {

    static Pull of(VitalSign vital, double towards, double rises, double full, double wanes, double gone) {
        return new Pull(vital, towards, new Swell(rises, full, wanes, gone));
    }

    double of(double value, double second) {
        return value + (towards - value) * swell.at(second);
    }
}
