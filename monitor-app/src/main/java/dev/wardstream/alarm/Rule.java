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

    /** Whether an alarm of it is over where nothing is measured any more that could end it. */
    default boolean lapses() {
        return false;
    }

    /** The limit that a priority is about, in the value's unit; NaN where there is none. */
    double limit(Priority priority);

    /** Whether a value is further past the limit than another: the worst is told when the alarm is over. */
    default boolean isWorse(double value, double than) {
        return false;
    }

    /** The text of an alarm that is on. */
    Said onText(Occurrence on);

    /**
     * The text of its end, {@code lasted} milliseconds after its onset.
     *
     * @param last the reading that ends it
     * @param several whether several devices measure what it is about
     */
    Said overText(Occurrence ended, Evidence last, long lasted, boolean several);

    /** The text of its end because its device was taken off. */
    default Said releasedText(Occurrence ended, DeviceId device, long lasted) {
        return Said.of("released", name(), device, lasted);
    }

    /** Whether it holds, by the detail of its evidence, also if the sensor that gave the evidence cannot be trusted. */
    default boolean holdsWithoutSensor(long detail) {
        return false;
    }

    /** What the alarm rests on, from the detail of its evidence. */
    default Basis basis(long detail) {
        return Basis.itself();
    }

    /** The same rule of another policy. */
    Rule under(AlarmPolicy next);

    /** The name of the condition in the tables of words: a vital's field, or a word's code. */
    String name();
}
