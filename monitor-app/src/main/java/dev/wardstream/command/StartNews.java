package dev.wardstream.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run says of its start on the console: what is still being read, that beds are watched, that all is read. */
final class StartNews {
    /** A start is seldom longer, and needs no word until it is. */
    private static final Duration FIRST_WORD = Duration.ofSeconds(3);

    private static final Duration NEXT_WORD = Duration.ofSeconds(10);

    private final String watching;
    private Duration nextWord = FIRST_WORD;
    private boolean isWatching;
    private boolean isSilent;

    /** @param watching the line that says that beds are watched */
    StartNews(String watching) {
        this.watching = watching;
    }

    /** Whether all is told. */
    boolean isOver() {
        return isSilent;
    }

    /**
     * The lines to print now.
     *
     * @param watchesBeds whether the stream processes and people can be called
     * @param reading what each part still reads, by its name
     * @param elapsed since the start began
     */
    List<String> lines(boolean watchesBeds, Map<String, String> reading, Duration elapsed) {
        List<String> lines = new ArrayList<>();
        if (isSilent) {
            return lines;
        }
        if (watchesBeds && !isWatching) {
            isWatching = true;
            lines.add(watching + (reading.isEmpty() ? "" : "; still starting: " + told(reading)));
            isSilent = reading.isEmpty();
            nextWord = elapsed.plus(NEXT_WORD);
        } else if (isWatching && reading.isEmpty()) {
            isSilent = true;
            lines.add("all parts are ready, " + elapsed.toSeconds() + " s after the start");
        } else if (elapsed.compareTo(nextWord) >= 0) {
            lines.add((isWatching ? "still starting: " : "starting, no bed is watched yet: ") + told(reading));
            nextWord = elapsed.plus(NEXT_WORD);
        }
        return lines;
    }

    private static String told(Map<String, String> reading) {
        return reading.entrySet().stream()
                .map(part -> part.getKey() + " (" + part.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
