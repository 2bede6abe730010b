package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.watch.Notice;
import dev.wardstream.watch.Notice.State;
import dev.wardstream.watch.Trouble;
import dev.wardstream.watch.Trouble.Kind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** What the outside watcher tells, for people, programs and pagers. */
class NoticeTextTest {
    private static final long SINCE = Instant.parse("2026-11-25T02:00:00Z").toEpochMilli();
    private static final Trouble ILL = new Trouble(Kind.PART_ILL, "icu-1", "archive", SINCE, "the store is gone");

    @Test
    void aTroubleSaysWhenWhatWhyAndWhatToDo() {
        assertThat(NoticeText.line(new Notice(State.BEGAN, ILL, SINCE + 1_000), Ansi.OFF))
                .isEqualTo("2026-11-25T02:00:01Z  TROUBLE  PART_ILL    archive of icu-1: the store is gone;"
                        + " to do: see its cause and its /health");
        assertThat(NoticeText.line(new Notice(State.OVER, ILL, SINCE + 90_000), Ansi.OFF))
                .isEqualTo("2026-11-25T02:01:30Z  over     PART_ILL    archive of icu-1: after 90 s");
    }

    @Test
    void colourOnlyRepeatsWhatTheWordsSay() {
        assertThat(NoticeText.line(new Notice(State.BEGAN, ILL, SINCE), Ansi.ON))
                .contains("\u001b[", "TROUBLE");
    }

    @Test
    void aProgramReadsTheSame() {
        assertThat(Json.line(NoticeText.Row.of(new Notice(State.BEGAN, ILL, SINCE + 1_000))))
                .isEqualTo("{\"at\":\"2026-11-25T02:00:01Z\",\"state\":\"BEGAN\",\"trouble\":\"PART_ILL\","
                        + "\"instance\":\"icu-1\",\"part\":\"archive\",\"since\":\"2026-11-25T02:00:00Z\","
                        + "\"cause\":\"the store is gone\",\"advice\":\"see its cause and its /health\"}");
    }

    @Test
    void aPagerFindsItInItsEnvironment() {
        Map<String, String> environment = Pager.environment(new Notice(State.BEGAN, ILL, SINCE));
        assertThat(environment)
                .containsEntry("WARDSTREAM_TROUBLE", "PART_ILL")
                .containsEntry("WARDSTREAM_STATE", "BEGAN")
                .containsEntry("WARDSTREAM_SUBJECT", "archive of icu-1")
                .containsEntry("WARDSTREAM_CAUSE", "the store is gone");
    }
}
