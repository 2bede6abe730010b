package dev.wardstream.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wardstream.watch.Notice;
import dev.wardstream.watch.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** What a watcher tells, for people and for programs. */
final class NoticeText {
    private NoticeText() {}

    /** A notice as JSON. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Row(
            String at,
            Notice.State state,
            Trouble.Kind trouble,
            String instance,
            String part,
            String since,
            String cause,
            String advice) {
        static Row of(Notice notice) {
            Trouble trouble = notice.trouble();
            return new Row(
                    time(notice.at()),
                    notice.state(),
                    trouble.kind(),
                    trouble.instance(),
                    trouble.part(),
                    time(trouble.since()),
                    trouble.cause(),
                    trouble.kind().advice());
        }
    }

    /** One line: when, what, why, and what to do; colour only repeats the words. */
    static String line(Notice notice, Ansi ansi) {
        String line = String.format(
                Locale.ROOT,
                "%s  %-7s  %-10s  %s",
                time(notice.at()),
                word(notice),
                notice.trouble().kind(),
                what(notice));
        // Picocli's markup must not find its own marks in a cause.
        return ansi.new Text("@|" + style(notice) + " " + line.replace("|@", "| @") + "|@").toString();
    }

    private static String what(Notice notice) {
        Trouble trouble = notice.trouble();
        return switch (notice.state()) {
            case BEGAN ->
                trouble.subject() + ": " + trouble.cause() + "; to do: "
                        + trouble.kind().advice();
            case TOLD -> trouble.subject() + ": " + trouble.cause();
            case OVER ->
                trouble.subject() + ": after "
                        + Duration.ofMillis(Math.max(0, notice.at() - trouble.since()))
                                .toSeconds() + " s";
        };
    }

    private static String word(Notice notice) {
        return switch (notice.state()) {
            case BEGAN -> "TROUBLE";
            case OVER -> "over";
            case TOLD -> "told";
        };
    }

    private static String style(Notice notice) {
        return switch (notice.state()) {
            case BEGAN -> "bold,red";
            case OVER -> "green";
            case TOLD -> "faint";
        };
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
