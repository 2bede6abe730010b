package dev.wardstream.evaluate;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Made-up trouble that is put into real recordings, from an onset on. It is nobody's illness: it says what a detector can see. */
public enum Injection {
    SLOW_DETERIORATION(
            "slow-deterioration",
            "Several vitals worsen together, within their limits: HR +25, RR +8, SpO2 −4, SBP −25, MAP −18, skin"
                    + " conductance +60 %") {
        @Override
        Readings into(Readings readings, double progress, Readings before, Readings other) {
            Readings worse = readings;
            for (Map.Entry<VitalSign, Double> entry : WORSENING.entrySet()) {
                VitalSign vital = entry.getKey();
                if (readings.has(vital)) {
                    double value = readings.get(vital);
                    double by = vital == VitalSign.ELECTRODERMAL_ACTIVITY ? value * entry.getValue() : entry.getValue();
                    worse = worse.with(vital, withinLimits(vital, value, value + progress * by));
                }
            }
            return worse;
        }
    },
    STEP("step", "HR +25 at once") {
        @Override
        Readings into(Readings readings, double progress, Readings before, Readings other) {
            return readings.has(VitalSign.HEART_RATE)
                    ? readings.with(VitalSign.HEART_RATE, readings.get(VitalSign.HEART_RATE) + 25)
                    : readings;
        }
    },
    FLAT_LINE("flat-line", "HR stays what it was last") {
        @Override
        Readings into(Readings readings, double progress, Readings before, Readings other) {
            return readings.has(VitalSign.HEART_RATE)
                    ? readings.with(VitalSign.HEART_RATE, before.get(VitalSign.HEART_RATE))
                    : readings;
        }
    },
    DROPOUT("dropout", "HR is no longer measured") {
        @Override
        Readings into(Readings readings, double progress, Readings before, Readings other) {
            return readings.with(VitalSign.HEART_RATE, Double.NaN);
        }
    },
    SENSOR_DRIFT("sensor-drift", "One sensor drifts: body temperature +1.5 °C, or skin conductance doubles") {
        @Override
        Readings into(Readings readings, double progress, Readings before, Readings other) {
            Readings drifted = readings;
            if (readings.has(VitalSign.BODY_TEMPERATURE)) {
                drifted = drifted.with(
                        VitalSign.BODY_TEMPERATURE, readings.get(VitalSign.BODY_TEMPERATURE) + 1.5 * progress);
            }
            if (readings.has(VitalSign.ELECTRODERMAL_ACTIVITY)) {
                drifted = drifted.with(
                        VitalSign.ELECTRODERMAL_ACTIVITY,
                        readings.get(VitalSign.ELECTRODERMAL_ACTIVITY) * (1 + progress));
            }
            return drifted;
        }
    },
    WRONG_WEARER("wrong-wearer", "The device is on another person of the same set") {
        @Override
        Readings into(Readings readings, double progress, Readings before, Readings other) {
            return other;
        }
    };

    private static final Map<VitalSign, Double> WORSENING = Map.of(
            VitalSign.HEART_RATE,
            25.0,
            VitalSign.RESPIRATORY_RATE,
            8.0,
            VitalSign.SPO2,
            -4.0,
            VitalSign.SYSTOLIC_PRESSURE,
            -25.0,
            VitalSign.MEAN_PRESSURE,
            -18.0,
            VitalSign.ELECTRODERMAL_ACTIVITY,
            0.6);

    private final String id;
    private final String title;

    Injection(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    /** What is done, once it is in full. */
    String title() {
        return title;
    }

    /**
     * What is measured in place of these readings.
     *
     * @param progress 0 at the onset to 1, when a slow change is in full
     * @param before each vital's last value before the onset
     * @param other of another person, as long after the onset
     */
    abstract Readings into(Readings readings, double progress, Readings before, Readings other);

    /** The changed value, held inside the default limits; one that was outside already stays as it was. */
    private static double withinLimits(VitalSign vital, double value, double changed) {
        @Nullable VitalLimits limits = AlarmPolicy.defaults().limits().get(vital);
        if (limits == null) {
            return changed;
        }
        double high = Double.isNaN(limits.high()) ? changed : Math.max(value, Math.min(changed, limits.high()));
        return changed > value
                ? high
                : Double.isNaN(limits.low()) ? changed : Math.min(value, Math.max(changed, limits.low()));
    }
}
