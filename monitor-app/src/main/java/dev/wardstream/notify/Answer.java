package dev.wardstream.notify;

import dev.wardstream.alarm.AlarmCommand.Action;

/** What somebody answers to a call. */
sealed interface Answer {
    /** They come. */
    record Coming() implements Answer {}

    /** @param reason why not, in one line */
    record NotComing(String reason) implements Answer {}

    /** What is asked of the alarms of an episode. */
    default Action action(String episode) {
        return this instanceof NotComing not
                ? new Action.Decline(episode, not.reason())
                : new Action.Acknowledge(episode, "");
    }

    /** For the log. */
    default String told() {
        return this instanceof NotComing not ? "cannot come: " + not.reason() : "acknowledged";
    }
}
