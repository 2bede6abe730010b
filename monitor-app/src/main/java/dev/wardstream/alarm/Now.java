package dev.wardstream.alarm;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import org.jspecify.annotations.Nullable;

/**
 * What a call says of the moment at which it goes out. An alarm's text is of the moment it was raised: a call that goes out
 * later also says what has changed since, and one that rests on an old reading says how old it is.
 */
final class Now {
    /** A reading from less long ago, milliseconds, is taken for one of now. */
    private static final long FRESH = 30_000;

    /** Of the codes of what is said here. */
    static final String GROUP = "now";

    private Now() {}

    /**
     * The text of a call for which nobody has measured anew.
     *
     * @param newest the newest reading that the alarm rests on; null where it rests on none
     * @param now on the ward's clock, epoch milliseconds
     */
    static Said raised(Said text, Signal signal, @Nullable Evidence newest, long now) {
        if (newest == null || !isOfThePatient(signal) || now - newest.at() <= FRESH) {
            return text;
        }
        return text.and("now.old", now - newest.at());
    }

    /**
     * The text of a call that goes out some time after the alarm was raised.
     *
     * @param peak the worst of it by now; null where there is none
     */
    static Said later(Said text, Signal signal, @Nullable Evidence newest, Alert.@Nullable Peak peak, long now) {
        if (newest == null || !isOfThePatient(signal)) {
            return now - signal.receivedAt() > FRESH ? text.and("now.lasts", now - signal.onset()) : text;
        }
        return changed(worst(text, signal, newest, peak), signal, newest, now);
    }

    /** What was reached meanwhile, where it is neither what was told nor what is measured now. */
    private static Said worst(Said text, Signal signal, Evidence newest, Alert.@Nullable Peak peak) {
        VitalSign vital = signal.kind().vital();
        String worst = peak == null ? "" : told(vital, peak.value());
        if (peak == null || worst.equals(told(vital, signal.value())) || worst.equals(told(vital, newest.value()))) {
            return text;
        }
        return vital == null ? text.and("now.worst.news2", worst) : text.and("now.worst", vital.field(), worst);
    }

    private static Said changed(Said text, Signal signal, Evidence newest, long now) {
        VitalSign vital = signal.kind().vital();
        long age = now - newest.at();
        String value = told(vital, newest.value());
        if (value.equals(told(vital, signal.value()))) {
            return age > FRESH ? text.and("now.old", age) : text;
        }
        if (vital == null) {
            return age > FRESH ? text.and("now.news2.old", value, age) : text.and("now.news2", value);
        }
        return age > FRESH
                ? text.and("now.vital.old", vital.field(), value, age)
                : text.and("now.vital", vital.field(), value);
    }

    /** Whether it is about a value of the patient's, which may be another by now. */
    private static boolean isOfThePatient(Signal signal) {
        return signal.kind().vital() != null || signal.kind() == AlarmKind.NEWS2;
    }

    private static String told(@Nullable VitalSign vital, double value) {
        return vital == null ? String.valueOf(Math.round(value)) : vital.asCharted(value);
    }
}
