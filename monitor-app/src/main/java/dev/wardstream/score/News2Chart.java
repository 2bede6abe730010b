package dev.wardstream.score;

import dev.wardstream.score.LatestValues.Counted;
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
    private final long at;
    private final long oldest;
    private final boolean scale2;
    private final List<Part> parts = new ArrayList<>();
    private final List<Parameter> missing = new ArrayList<>();

    private News2Chart(LatestValues latest, long at, News2Settings settings) {
        this.latest = latest;
        this.at = at;
        this.oldest = at - settings.maxAge().toMillis();
        this.scale2 = settings.scale2();
    }

    /**
     * The score of the latest values as of {@code at}, epoch milliseconds.
     *
     * @param flatPulse whether a heart rate was left out because it stood still
     */
    static News2 score(LatestValues latest, long at, News2Settings settings, boolean flatPulse, boolean retrospective) {
        News2Chart chart = new News2Chart(latest, at, settings);
        chart.fill();
        boolean flat = flatPulse && chart.missing.contains(Parameter.PULSE);
        boolean ventilated = latest.ventilated(chart.oldest, at);
        return new News2(at, chart.parts, chart.missing, flat, ventilated, retrospective);
    }

    private void fill() {
        Counted oxygen = oxygen();
        row(Parameter.RESPIRATORY_RATE, VitalSign.RESPIRATORY_RATE, News2Chart::respiratoryRate);
        spo2(oxygen == null ? null : oxygen.value() == 1);
        if (oxygen == null) {
            missing.add(Parameter.AIR_OR_OXYGEN);
        } else {
            boolean on = oxygen.value() == 1;
            parts.add(new Part(Parameter.AIR_OR_OXYGEN, on ? 2 : 0, on ? "oxygen" : "air", oxygen.device()));
        }
        row(Parameter.SYSTOLIC_PRESSURE, VitalSign.SYSTOLIC_PRESSURE, News2Chart::systolicPressure);
        row(Parameter.PULSE, VitalSign.HEART_RATE, News2Chart::pulse);
        consciousness();
        row(Parameter.TEMPERATURE, VitalSign.BODY_TEMPERATURE, News2Chart::temperature);
    }

    private void row(Parameter parameter, VitalSign vital, DoubleToIntFunction points) {
        Counted value = latest.value(vital, oldest, at);
        if (value == null) {
            missing.add(parameter);
        } else {
            parts.add(new Part(
                    parameter,
                    points.applyAsInt(vital.rounded(value.value())),
                    text(vital, value.value()),
                    value.device()));
        }
    }

    private void spo2(@Nullable Boolean oxygen) {
        Counted counted = latest.value(VitalSign.SPO2, oldest, at);
        double value = counted == null ? Double.NaN : VitalSign.SPO2.rounded(counted.value());
        // On scale 2 a high saturation scores on oxygen only: without knowing which, it cannot be read.
        if (counted == null || (scale2 && value >= 93 && oxygen == null)) {
            missing.add(Parameter.SPO2);
        } else {
            int points = scale2 ? spo2Scale2(value, Boolean.TRUE.equals(oxygen)) : spo2Scale1(value);
            parts.add(new Part(Parameter.SPO2, points, text(VitalSign.SPO2, value), counted.device()));
        }
    }

    /** Oxygen as 1, air as 0. What was charted or measured last counts; a fraction above that of air is oxygen. */
    private @Nullable Counted oxygen() {
        Counted charted = latest.supplementalOxygen(oldest, at);
        Counted fraction = latest.value(VitalSign.INSPIRED_OXYGEN, oldest, at);
        if (fraction == null || (charted != null && charted.at() >= fraction.at())) {
            return charted;
        }
        boolean enriched = VitalSign.INSPIRED_OXYGEN.rounded(fraction.value()) > OXYGEN_IN_AIR;
        return new Counted(enriched ? 1 : 0, fraction.at(), fraction.device());
    }

    /** What was charted last counts; a Glasgow total of 15 is alert, any other is not. */
    private void consciousness() {
        Counted charted = latest.consciousness(oldest, at);
        Counted glasgow = latest.value(VitalSign.GLASGOW_COMA_SCALE, oldest, at);
        if (charted != null && (glasgow == null || charted.at() >= glasgow.at())) {
            Consciousness level = LatestValues.level(charted);
            int points = level == Consciousness.ALERT ? 0 : 3;
            parts.add(new Part(Parameter.CONSCIOUSNESS, points, level.name(), charted.device()));
        } else if (glasgow != null) {
            boolean alert = VitalSign.GLASGOW_COMA_SCALE.rounded(glasgow.value()) >= FULL_GLASGOW;
            String value = alert
                    ? Consciousness.ALERT.name()
                    : "GCS " + VitalSign.GLASGOW_COMA_SCALE.asCharted(glasgow.value());
            parts.add(new Part(Parameter.CONSCIOUSNESS, alert ? 0 : 3, value, glasgow.device()));
        } else {
            missing.add(Parameter.CONSCIOUSNESS);
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
