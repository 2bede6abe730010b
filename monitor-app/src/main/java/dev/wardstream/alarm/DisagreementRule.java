package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Phrase;
import dev.wardstream.words.Said;

/** Two devices that are both trusted and disagree on a vital. The devices are in the order of their ids. */
record DisagreementRule(
        VitalSign vital,
        DeviceId first,
        DeviceKind firstKind,
        DeviceId second,
        DeviceKind secondKind,
        Disagreement policy)
        implements Rule {
    /** Both readings travel in one number, in thousandths, as fine as a vital is charted. */
    private static final int BITS = 32;

    private static final double THOUSANDTHS = 1000;

    static DisagreementRule of(VitalSign vital, DeviceReadings one, DeviceReadings other, Disagreement policy) {
        DeviceReadings first = isFirst(one, other) ? one : other;
        DeviceReadings second = first == one ? other : one;
        return new DisagreementRule(vital, first.device(), first.kind(), second.device(), second.kind(), policy);
    }

    /** By how much two devices' readings differ as they are charted, in the vital's unit. */
    static double difference(VitalSign vital, DeviceReadings one, DeviceReadings other) {
        return Math.abs(vital.rounded(one.value(vital)) - vital.rounded(other.value(vital)));
    }

    /** The readings of both, as the text needs them. */
    long pack(DeviceReadings one, DeviceReadings other) {
        DeviceReadings front = isFirst(one, other) ? one : other;
        DeviceReadings back = front == one ? other : one;
        return (Math.round(front.value(vital) * THOUSANDTHS) << BITS) | Math.round(back.value(vital) * THOUSANDTHS);
    }

    private static boolean isFirst(DeviceReadings one, DeviceReadings other) {
        return one.device().value().compareTo(other.device().value()) < 0;
    }

    /** @param difference NaN where the two cannot be compared any more */
    Finding find(double difference) {
        double allowed = policy.allowed(vital);
        if (difference > allowed) {
            return Finding.of(policy.priority());
        }
        return difference > allowed * (1 - policy.hysteresis()) ? Finding.BETWEEN : Finding.CLEAR;
    }

    @Override
    public Rule under(AlarmPolicy next) {
        return new DisagreementRule(vital, first, firstKind, second, secondKind, next.disagreement());
    }

    @Override
    public AlarmKind kind() {
        return AlarmKind.SOURCES_DISAGREE;
    }

    @Override
    public String about() {
        return vital.field() + "/" + first + "/" + second;
    }

    @Override
    public boolean concerns(DeviceId device) {
        return first.equals(device) || second.equals(device);
    }

    /** Whether it is about this vital of these two, in either order. */
    boolean isOf(VitalSign asked, DeviceId one, DeviceId other) {
        return vital == asked && concerns(one) && concerns(other);
    }

    @Override
    public long raiseDelay(Priority priority) {
        return policy.delay().toMillis();
    }

    /** Where both devices have fallen silent, nobody disagrees. */
    @Override
    public boolean lapses() {
        return true;
    }

    @Override
    public double limit(Priority priority) {
        return policy.allowed(vital);
    }

    @Override
    public Said onText(Occurrence on) {
        return said("disagree", on.detail(), on.held());
    }

    @Override
    public Said overText(Occurrence ended, Evidence last, long lasted, boolean several) {
        return Double.isNaN(last.value())
                ? Said.of("disagree.over.apart", vital.field(), first, second, lasted)
                : said("disagree.over", last.detail(), lasted);
    }

    @Override
    public Said releasedText(Occurrence ended, DeviceId device, long lasted) {
        return Said.of("disagree.over.apart", vital.field(), first, second, lasted);
    }

    @Override
    public String name() {
        return vital.field();
    }

    private Said said(String code, long detail, long time) {
        return Said.of(
                code,
                vital.field(),
                vital.asCharted((detail >> BITS) / THOUSANDTHS),
                Phrase.wordOf(firstKind),
                first,
                vital.asCharted((int) detail / THOUSANDTHS),
                Phrase.wordOf(secondKind),
                second,
                time);
    }
}
