package dev.wardstream.alarm;

import org.jspecify.annotations.Nullable;

/**
 * How an alarm stands after an event: facts that do not follow from each other, told side by side.
 *
 * @param episode the episode that the alarm is a part of; empty for one that was over before its data arrived
 * @param presence whether the alarm is there
 * @param response whether a person has seen it
 * @param sound whether a person has silenced it
 * @param hush why the alarm itself does not sound
 * @param calls whether the event is to sound and to call somebody
 * @param level who is called for the episode, 1 for the bed's nurse and upwards; 0 where nobody is
 * @param assignee whom the episode was handed over to; null where it was not
 */
public record Standing(
        String episode,
        Presence presence,
        Response response,
        Sound sound,
        Hush hush,
        boolean calls,
        int level,
        @Nullable String assignee) {

    /** This standing where the episode has come to another level, or to another person. */
    public Standing calling(int nextLevel, @Nullable String nextAssignee) {
        return new Standing(episode, presence, response, sound, hush, calls, nextLevel, nextAssignee);
    }

    /** Of an alarm that was over before its data arrived. */
    public static final Standing PAST = new Standing(
            "", new Presence.Off(), new Response.Awaited(), new Sound.Audible(), Hush.NONE, false, 0, null);
}
