package dev.wardstream.pipeline;

import java.util.Map;

/**
 * What the stream made of the accepted samples.
 *
 * @param windows windows that became due, over all models
 * @param tooOldForWindow samples so late that a model's windows no longer reach back to them; they are archived all the same
 * @param scores scores of models and of NEWS2
 * @param alerts alert events
 * @param calls those of them that sound and call somebody
 * @param commands what people asked of the alarms
 */
public record StreamCounts(long windows, long tooOldForWindow, long scores, long alerts, long calls, long commands) {
    static final String WINDOWS = "windows";
    static final String TOO_OLD_FOR_WINDOW = "tooOldForWindow";
    static final String SCORES = "scores";
    static final String ALERTS = "alerts";
    static final String CALLS = "calls";
    static final String COMMANDS = "commands";

    /** What came since an earlier count. */
    public StreamCounts since(StreamCounts before) {
        return new StreamCounts(
                windows - before.windows,
                tooOldForWindow - before.tooOldForWindow,
                scores - before.scores,
                alerts - before.alerts,
                calls - before.calls,
                commands - before.commands);
    }

    /** The counts under the names that {@link Tally} keeps them by. */
    static StreamCounts of(Map<String, Long> tallies) {
        return new StreamCounts(
                tallies.getOrDefault(WINDOWS, 0L),
                tallies.getOrDefault(TOO_OLD_FOR_WINDOW, 0L),
                tallies.getOrDefault(SCORES, 0L),
                tallies.getOrDefault(ALERTS, 0L),
                tallies.getOrDefault(CALLS, 0L),
                tallies.getOrDefault(COMMANDS, 0L));
    }
}
