package dev.wardstream.alarm;

import dev.wardstream.score.News2;
import dev.wardstream.score.News2.Parameter;
import dev.wardstream.score.News2.Part;
import dev.wardstream.words.Said;

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

    /** The points of one parameter alone. */
    static long packed(Parameter parameter, int points) {
        return (long) points << shift(parameter);
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
    public Said onText(Priority priority, double value, long detail, long held) {
        return withParts(Said.of("news2", Math.round(value)), detail);
    }

    @Override
    public Said overText(double value, long detail, long lasted) {
        return withParts(Said.of("news2.over", Math.round(value)), detail).and("after", lasted);
    }

    @Override
    public Basis basis(long detail) {
        return new Basis.Points(detail, policy);
    }

    @Override
    public String name() {
        return "word.news2";
    }

    private static boolean isMissing(long packed, Parameter parameter) {
        return ((packed >> shift(parameter)) & MISSING) == MISSING;
    }

    /** In brackets what scores, and what is unknown. */
    private static Said withParts(Said start, long packed) {
        Said said = start;
        boolean open = false;
        for (Parameter parameter : PARAMETERS) {
            int points = points(packed, parameter);
            if (points > 0) {
                said = said.and(open ? "list.and" : "list.open").and("news2.part", word(parameter), points);
                open = true;
            }
        }
        boolean lacking = false;
        for (Parameter parameter : PARAMETERS) {
            if (isMissing(packed, parameter)) {
                String between = lacking ? "list.and" : open ? "list.then" : "list.open";
                said = said.and(between).and("word", word(parameter));
                open = true;
                lacking = true;
            }
        }
        return open ? (lacking ? said.and("news2.unknown") : said).and("list.close") : said;
    }

    private static int shift(Parameter parameter) {
        return BITS * parameter.ordinal();
    }

    private static String word(Parameter parameter) {
        return "news2." + parameter;
    }
}
