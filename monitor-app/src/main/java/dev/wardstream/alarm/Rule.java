package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.words.Said;

/** What a condition is about: how long it must hold, and the words for it. */
sealed interface Rule permits LimitRule, WarningScoreRule, FaultRule, ChargeRule, ClockRule, DisagreementRule {
    AlarmKind kind();

    /** What the alarm's id says after the kind, such as the device and the fault; empty for an alarm about the patient. */
    default String about() {
        return "";
    }

    /** Whether each device is judged by its own readings; otherwise the newest reading counts, whoever it is from. */
    default boolean isPerDevice() {
        return false;
    }

    /** Whether the condition is about this device, even where it is not the one that spoke last. */
    default boolean concerns(DeviceId device) {
        return false;
    }

    /** How long the condition must hold at a priority or a higher one to be an alarm of it, milliseconds. */
    long raiseDelay(Priority priority);

    /** How long it must be gone, milliseconds: as long as it must hold at the lowest priority, where a rule says nothing else. */
    default long ceaseDelay() {
        return raiseDelay(Priority.LOW);
    }

    /** The limit that a priority is about, in the value's unit; NaN where there is none. */
    double limit(Priority priority);

    /** The text of an alarm that is on, once its value has been past the limit of that priority for {@code held} milliseconds. */
    Said onText(Priority priority, double value, long detail, long held);

    /** The text of its end, {@code lasted} milliseconds after its onset. */
    Said overText(double value, long detail, long lasted);

    /** The text of its end because its device was taken off. */
    default Said releasedText(DeviceId device, long lasted) {
        return Said.of("released", name(), device, lasted);
    }

    /** Whether it holds, by the detail of its evidence, also if the sensor that gave the evidence cannot be trusted. */
    default boolean holdsWithoutSensor(long detail) {
        return false;
    }

    /** What the alarm rests on, from the detail of its evidence. */
    default Basis basis(long detail) {
        return Basis.ITSELF;
    }

    /** The name of the condition in the tables of words: a vital's field, or a word's code. */
    String name();
}
