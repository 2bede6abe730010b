package dev.wardstream.alarm;

/** Why an alarm that is on does not sound by itself. */
public enum Hush {
    /** It sounds. */
    NONE,
    /** A limit alarm has said it: what a score or a model finds beside that would be no alarm. */
    REPEATS,
    /** It fired together with what somebody was called for a moment ago, and nobody has answered yet. */
    TOGETHER,
    /** The patient's alarms are paused. */
    PAUSED,
    /** A technical alarm that comes and goes. */
    FLAPPING,
    /** It was told before and has stood since, or come again no worse; or only a ventilator makes it one: a NEWS2. */
    STANDS,
    /** One parameter's single reading says it, and it has not stood for long: a NEWS2. */
    UNCONFIRMED
}
