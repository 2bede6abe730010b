package dev.wardstream.simulate;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A watch over the default adult limits, per device, as strict as the alarm's: a vital past its limit in every sample for 15 s
 * is a crossing.
 */
final class Limits {
    private static final long DELAY_MILLIS = 15_000;

    private final Map<String, Long> beyondSince = new HashMap<>();
    private final Map<String, Crossing> crossings = new HashMap<>();
    private final List<Crossing> all = new ArrayList<>();

    /** @param at when the 15 s were over, epoch milliseconds */
    record Crossing(DeviceId device, VitalSign vital, boolean high, long at) {}

    void see(DeviceId device, Sample sample) {
        see(device, sample, VitalSign.HEART_RATE, 50, 120);
        see(device, sample, VitalSign.RESPIRATORY_RATE, 8, 30);
        see(device, sample, VitalSign.SPO2, 90, 101);
        see(device, sample, VitalSign.SYSTOLIC_PRESSURE, 90, 180);
        see(device, sample, VitalSign.BODY_TEMPERATURE, 35.5, 38.5);
    }

    List<Crossing> crossings() {
        return all;
    }

    private void see(DeviceId device, Sample sample, VitalSign vital, double low, double high) {
        double value = sample.readings().get(vital);
        if (Double.isNaN(value)) {
            return;
        }
        see(new Crossing(device, vital, true, sample.measuredAt()), value > high);
        see(new Crossing(device, vital, false, sample.measuredAt()), value < low);
    }

    private void see(Crossing possible, boolean beyond) {
        String key = possible.device() + " " + possible.vital() + " " + possible.high();
        if (!beyond) {
            beyondSince.remove(key);
            crossings.remove(key);
            return;
        }
        long since = beyondSince.computeIfAbsent(key, first -> possible.at());
        if (possible.at() - since >= DELAY_MILLIS && crossings.putIfAbsent(key, possible) == null) {
            all.add(possible);
        }
    }
}
