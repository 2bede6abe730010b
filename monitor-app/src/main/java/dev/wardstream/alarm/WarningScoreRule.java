package dev.wardstream.alarm;

import dev.wardstream.score.News2;
import dev.wardstream.score.News2.Parameter;
import dev.wardstream.score.News2.Part;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.words.Said;
import java.util.List;

/**
 * A NEWS2 that asks for a response. The detail of its evidence is the points of each parameter, three bits a parameter in
 * the chart's order, all set where the parameter is missing, and three bits more: that is all the text needs.
 */
record WarningScoreRule(AlarmPolicy.News2Rule policy) implements Rule {
    private static final Parameter[] PARAMETERS = Parameter.values();
    private static final int BITS = 3;
    private static final long MISSING = (1 << BITS) - 1;

    /** The pulse is missing because a heart rate stood still. */
    private static final long FLAT_PULSE = 1L << (BITS * Parameter.values().length);

    /** The alarm would be as urgent without what the sensor of the device measured that made the score due. */
    private static final long WITHOUT_SENSOR = FLAT_PULSE << 1;

    /** The patient is mechanically ventilated. */
    private static final long VENTILATED = WITHOUT_SENSOR << 1;

    /** @param device that made the score due */
    long pack(News2 score, DeviceId device) {
        return pack(score)
                | (score.flatPulse() ? FLAT_PULSE : 0)
                | (isAsUrgentWithout(device, score) ? WITHOUT_SENSOR : 0);
    }

    /** The points of each parameter, or that it is missing; and whether the patient is ventilated. */
    static long pack(News2 score) {
        long packed = score.ventilated() ? VENTILATED : 0;
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

    static boolean isVentilated(long packed) {
        return (packed & VENTILATED) != 0;
    }

    /** The same as if nobody had charted a ventilator. */
    static long asOfAnybody(long packed) {
        return packed & ~VENTILATED;
    }

    /** The points of a parameter as far as they may call. */
    static int callingPoints(long packed, Parameter parameter) {
        return mayCall(packed, parameter) ? points(packed, parameter) : 0;
    }

    /** The total as far as it may call. */
    static int callingTotal(long packed) {
        int total = 0;
        for (Parameter parameter : PARAMETERS) {
            total += callingPoints(packed, parameter);
        }
        return total;
    }

    /** Whether what a parameter scores may be news of the patient; at a ventilator the sedation and the machine score too. */
    private static boolean mayCall(long packed, Parameter parameter) {
        return !isVentilated(packed) || !isCharted(parameter);
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

    private boolean isAsUrgentWithout(DeviceId device, News2 score) {
        List<Part> others = score.parts().stream()
                .filter(part -> isCharted(part.parameter()) || isOfAnother(device, part))
                .toList();
        return find(score) == find(new News2(score.at(), others, score.missing(), score.retrospective()));
    }

    private static boolean isOfAnother(DeviceId device, Part part) {
        return part.device() != null && !part.device().equals(device);
    }

    /** By people, whichever device they did it on. */
    private static boolean isCharted(Parameter parameter) {
        return parameter == Parameter.CONSCIOUSNESS || parameter == Parameter.AIR_OR_OXYGEN;
    }

    @Override
    public boolean holdsWithoutSensor(long detail) {
        return (detail & WITHOUT_SENSOR) != 0;
    }

    @Override
    public Rule under(AlarmPolicy next) {
        return new WarningScoreRule(next.news2());
    }

    @Override
    public AlarmKind kind() {
        return AlarmKind.NEWS2;
    }

    @Override
    public long raiseDelay(Priority priority) {
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
    public Said onText(Occurrence on) {
        return withParts(Said.of("news2", Math.round(on.value())), on.detail());
    }

    @Override
    public Said overText(Occurrence ended, Evidence last, long lasted, boolean several) {
        Said now = Said.of("news2.over", Math.round(ended.peak().value()), Math.round(last.value()));
        return withParts(now, last.detail()).and("over.after", lasted);
    }

    @Override
    public Said releasedText(Occurrence ended, DeviceId device, long lasted) {
        return Said.of("news2", Math.round(ended.peak().value()))
                .and("list.then")
                .and(Rule.super.releasedText(ended, device, lasted));
    }

    @Override
    public boolean isWorse(double value, double than) {
        return value > than;
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
        boolean flat = (packed & FLAT_PULSE) != 0;
        boolean lacking = false;
        for (Parameter parameter : PARAMETERS) {
            if (isMissing(packed, parameter) && !(flat && parameter == Parameter.PULSE)) {
                String between = lacking ? "list.and" : open ? "list.then" : "list.open";
                said = said.and(between).and("word", word(parameter));
                open = true;
                lacking = true;
            }
        }
        said = lacking ? said.and("news2.unknown") : said;
        said = flat ? said.and(open ? "list.then" : "list.open").and("news2.flat") : said;
        open |= flat;
        if (isVentilated(packed)) {
            said = said.and(open ? "list.then" : "list.open").and("news2.ventilated");
            open = true;
        }
        return open ? said.and("list.close") : said;
    }

    private static int shift(Parameter parameter) {
        return BITS * parameter.ordinal();
    }

    private static String word(Parameter parameter) {
        return "news2." + parameter;
    }
}
