package dev.wardstream.alarm;

import dev.wardstream.score.News2;
import dev.wardstream.score.News2.Parameter;
import dev.wardstream.score.News2.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * A NEWS2 that asks for a response. The detail of its evidence is the points of each parameter, three bits a parameter in
 * the chart's order, all set where the parameter is missing: that is all the text needs.
 */
record WarningScoreRule(AlarmPolicy.News2Rule policy) implements Rule {
    private static final Parameter[] PARAMETERS = Parameter.values();
    private static final int BITS = 3;
    private static final long MISSING = (1 << BITS) - 1;

    static long pack(News2 score) {
        long packed = 0;
        for (Parameter parameter : score.missing()) {
            packed |= MISSING << shift(parameter);
        }
        for (Part part : score.parts()) {
            packed |= (long) part.points() << shift(part.parameter());
        }
        return packed;
    }

    /** The points of a parameter, 0 where it is missing. */
    static int points(long packed, Parameter parameter) {
        return isMissing(packed, parameter) ? 0 : (int) ((packed >> shift(parameter)) & MISSING);
    }

    Finding find(News2 score) {
        int total = score.total();
        if (total >= policy.high()) {
            return Finding.HIGH;
        }
        if (total >= policy.medium()) {
            return Finding.MEDIUM;
        }
        return policy.singleThree() && score.hasThree() ? Finding.LOW : Finding.CLEAR;
    }

    @Override
    public AlarmKind kind() {
        return AlarmKind.NEWS2;
    }

    @Override
    public long raiseDelay(Priority priority) {
        return policy.delay().toMillis();
    }

    @Override
    public long ceaseDelay() {
        return policy.delay().toMillis();
    }

    /** The total from which the priority applies; for low priority the points of one parameter. */
    @Override
    public double limit(Priority priority) {
        return switch (priority) {
            case HIGH -> policy.high();
            case MEDIUM -> policy.medium();
            case LOW -> 3;
        };
    }

    @Override
    public String onText(Priority priority, double value, long detail, long held) {
        return text("NEWS2 ", value, detail);
    }

    @Override
    public String overText(double value, long detail, long lasted) {
        return text("NEWS2 back at ", value, detail) + ", after " + Durations.text(lasted);
    }

    @Override
    public Basis basis(long detail) {
        return new Basis.Points(detail, policy);
    }

    @Override
    public String name() {
        return "NEWS2";
    }

    private static boolean isMissing(long packed, Parameter parameter) {
        return ((packed >> shift(parameter)) & MISSING) == MISSING;
    }

    private static String text(String start, double total, long packed) {
        List<String> scoring = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Parameter parameter : PARAMETERS) {
            if (isMissing(packed, parameter)) {
                missing.add(label(parameter));
            }
            int points = points(packed, parameter);
            if (points > 0) {
                scoring.add(label(parameter) + " " + points);
            }
        }
        List<String> reasons = new ArrayList<>();
        if (!scoring.isEmpty()) {
            reasons.add(String.join(", ", scoring));
        }
        if (!missing.isEmpty()) {
            reasons.add(String.join(", ", missing) + " unknown");
        }
        return start + Math.round(total) + (reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")");
    }

    private static int shift(Parameter parameter) {
        return BITS * parameter.ordinal();
    }

    private static String label(Parameter parameter) {
        return switch (parameter) {
            case RESPIRATORY_RATE -> "RR";
            case SPO2 -> "SpO2";
            case AIR_OR_OXYGEN -> "oxygen";
            case SYSTOLIC_PRESSURE -> "SBP";
            case PULSE -> "pulse";
            case CONSCIOUSNESS -> "consciousness";
            case TEMPERATURE -> "temperature";
        };
    }
}
