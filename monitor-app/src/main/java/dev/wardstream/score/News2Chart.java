package dev.wardstream.score;

import dev.wardstream.score.News2.Parameter;
import dev.wardstream.score.News2.Part;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The NEWS2 chart (Royal College of Physicians, 2017). Values are rounded to the chart's resolution before they are read
 * off it, because its bands are whole numbers, and tenths for temperature.
 */
final class News2Chart {
    private static final int OXYGEN_IN_AIR = 21;
    private static final int FULL_GLASGOW = 15;

    private final LatestValues latest;
    private final long oldest;
    private final boolean scale2;
    private final List<Part> parts = new ArrayList<>();
    private final List<Parameter> missing = new ArrayList<>();

    private News2Chart(LatestValues latest, long oldest, boolean scale2) {
        this.latest = latest;
        this.oldest = oldest;
        this.scale2 = scale2;
    }

    /** The score of the latest values as of {@code at}, epoch milliseconds. */
    static News2 score(LatestValues latest, long at, News2Settings settings, boolean retrospective) {
        News2Chart chart = new News2Chart(latest, at - settings.maxAge().toMillis(), settings.scale2());
        chart.fill();
        return new News2(at, chart.parts, chart.missing, retrospective);
    }

    private void fill() {
        Boolean oxygen = oxygen();
        row(Parameter.RESPIRATORY_RATE, VitalSign.RESPIRATORY_RATE, News2Chart::respiratoryRate);
        spo2(oxygen);
        if (oxygen == null) {
            missing.add(Parameter.AIR_OR_OXYGEN);
        } else {
            parts.add(new Part(Parameter.AIR_OR_OXYGEN, oxygen ? 2 : 0, oxygen ? "oxygen" : "air"));
        }
        row(Parameter.SYSTOLIC_PRESSURE, VitalSign.SYSTOLIC_PRESSURE, News2Chart::systolicPressure);
        row(Parameter.PULSE, VitalSign.HEART_RATE, News2Chart::pulse);
        consciousness();
        row(Parameter.TEMPERATURE, VitalSign.BODY_TEMPERATURE, News2Chart::temperature);
    }

    private void row(Parameter parameter, VitalSign vital, DoubleToIntFunction points) {
        double value = latest.value(vital, oldest);
        if (Double.isNaN(value)) {
            missing.add(parameter);
        } else {
            parts.add(new Part(parameter, points.applyAsInt(vital.rounded(value)), text(vital, value)));
        }
    }

    private void spo2(@Nullable Boolean oxygen) {
        double value = VitalSign.SPO2.rounded(latest.value(VitalSign.SPO2, oldest));
        // On scale 2 a high saturation scores on oxygen only: without knowing which, it cannot be read.
        if (Double.isNaN(value) || (scale2 && value >= 93 && oxygen == null)) {
            missing.add(Parameter.SPO2);
        } else {
            int points = scale2 ? spo2Scale2(value, Boolean.TRUE.equals(oxygen)) : spo2Scale1(value);
            parts.add(new Part(Parameter.SPO2, points, text(VitalSign.SPO2, value)));
        }
    }

    /** What was charted or measured last counts; a fraction above that of air is oxygen. */
    private @Nullable Boolean oxygen() {
        Boolean charted = latest.supplementalOxygen(oldest);
        double fraction = latest.value(VitalSign.INSPIRED_OXYGEN, oldest);
        if (Double.isNaN(fraction)
                || (charted != null && latest.oxygenChartedAt() >= latest.measuredAt(VitalSign.INSPIRED_OXYGEN))) {
            return charted;
        }
        return VitalSign.INSPIRED_OXYGEN.rounded(fraction) > OXYGEN_IN_AIR;
    }

    /** What was charted last counts; a Glasgow total of 15 is alert, any other is not. */
    private void consciousness() {
        Consciousness charted = latest.consciousness(oldest);
        double glasgow = VitalSign.GLASGOW_COMA_SCALE.rounded(latest.value(VitalSign.GLASGOW_COMA_SCALE, oldest));
        boolean chartedLast = charted != Consciousness.UNKNOWN
                && latest.consciousnessChartedAt() >= latest.measuredAt(VitalSign.GLASGOW_COMA_SCALE);
        if (Double.isNaN(glasgow) || chartedLast) {
            if (charted == Consciousness.UNKNOWN) {
                missing.add(Parameter.CONSCIOUSNESS);
            } else {
                int points = charted == Consciousness.ALERT ? 0 : 3;
                parts.add(new Part(Parameter.CONSCIOUSNESS, points, charted.name()));
            }
        } else {
            boolean alert = glasgow >= FULL_GLASGOW;
            String value =
                    alert ? Consciousness.ALERT.name() : "GCS " + VitalSign.GLASGOW_COMA_SCALE.asCharted(glasgow);
            parts.add(new Part(Parameter.CONSCIOUSNESS, alert ? 0 : 3, value));
        }
    }

    private static String text(VitalSign vital, double value) {
        return vital.asCharted(value) + " " + vital.displayUnit();
    }

    private static int respiratoryRate(double perMinute) {
        if (perMinute <= 8) {
            return 3;
        }
        if (perMinute <= 11) {
            return 1;
        }
        if (perMinute <= 20) {
            return 0;
        }
        return perMinute <= 24 ? 2 : 3;
    }

    private static int spo2Scale1(double percent) {
        if (percent <= 91) {
            return 3;
        }
        if (percent <= 93) {
            return 2;
        }
        return percent <= 95 ? 1 : 0;
    }

    private static int spo2Scale2(double percent, boolean onOxygen) {
        if (percent <= 83) {
            return 3;
        }
        if (percent <= 85) {
            return 2;
        }
        if (percent <= 87) {
            return 1;
        }
        if (percent <= 92 || !onOxygen) {
            return 0;
        }
        if (percent <= 94) {
            return 1;
        }
        return percent <= 96 ? 2 : 3;
    }

    private static int systolicPressure(double mmHg) {
        if (mmHg <= 90) {
            return 3;
        }
        if (mmHg <= 100) {
            return 2;
        }
        if (mmHg <= 110) {
            return 1;
        }
        return mmHg <= 219 ? 0 : 3;
    }

    private static int pulse(double perMinute) {
        if (perMinute <= 40) {
            return 3;
        }
        if (perMinute <= 50) {
            return 1;
        }
        if (perMinute <= 90) {
            return 0;
        }
        if (perMinute <= 110) {
            return 1;
        }
        return perMinute <= 130 ? 2 : 3;
    }

    private static int temperature(double celsius) {
        if (celsius <= 35.0) {
            return 3;
        }
        if (celsius <= 36.0) {
            return 1;
        }
        if (celsius <= 38.0) {
            return 0;
        }
        return celsius <= 39.0 ? 1 : 2;
    }
}
