package dev.wardstream.alarm;

import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Said;

/**
 * What became of a command. Every command has one.
 *
 * @param command the command's id
 * @param action what was asked, by the name of its record
 * @param issuedBy who asked
 * @param at when it was judged, on the ward's clock, epoch milliseconds
 * @param said the result as facts, with what to do
 */
public record CommandOutcome(
        String command, PatientId patient, String action, String issuedBy, long at, Result result, Said said) {

    /** Whether it was done, and if not, why. */
    public enum Result {
        DONE,
        /** It was issued before what it would answer, or too long ago. */
        STALE,
        CLOCK_AHEAD,
        /** It was judged before; nothing was done again. */
        DUPLICATE,
        /** Nothing of that id is there, or no more. */
        NO_SUCH_ALARM,
        ALREADY_ANSWERED,
        /** What has not ceased cannot be cleared. */
        STILL_ON,
        /** What it asks contradicts itself or the rules. */
        INVALID,
        /** Whoever should take over is not on the rota. */
        NOT_ON_ROTA,
        /** Somebody else is in the bed, and who admits has not said that they know. */
        BED_TAKEN
    }

    /** The same in other words. */
    public CommandOutcome saying(Said other) {
        return new CommandOutcome(command, patient, action, issuedBy, at, result, other);
    }

    /** The result in English. */
    public String text() {
        return said.toString();
    }

    public boolean isDone() {
        return result == Result.DONE;
    }
}
