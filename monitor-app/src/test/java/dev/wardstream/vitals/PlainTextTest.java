package dev.wardstream.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written reads as it was written, in every language. */
class PlainTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen \u202Emaet eht yb", // right to left from here
                "\u2066a\u2069",
                "\u200Fseen",
                "\u061Cseen",
                "se\u200Ben",
                "se\u00ADen",
                "\uFEFFseen",
                "a\u200Db", // a joiner between letters that do not join
                "seen\u2800",
                "\uDB40\uDC41seen", // a tag
                "\uD83D", // half a character
                "\uE000"
            })
    void whatCannotBeSeenOrTurnsTheTextIsRefusedInWords(String text) {
        assertThatThrownBy(() -> PlainText.limit("comment", text, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "comment must not have invisible characters or marks that turn the direction of writing: U\\+[0-9A-F]{4,5} at"
                                + " position \\d+");
        assertThatCode(() -> PlainText.limit("comment", PlainText.stripped(text), 100))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sat up, better – SpO₂ 94 %",
                "坐起来,好些了",
                "נשימה טובה יותר",
                "نمی\u200Cخواهد", // Persian, with the joiner that its spelling asks for
                "क्\u200Dष",
                "\uD83D\uDC69\u200D\u2695\uFE0F on her way", // a doctor, put together of two signs
                "\uD83E\uDEE0" // newer than this Java's Unicode
            })
    void whatPeopleWriteIsTaken(String text) {
        assertThatCode(() -> PlainText.require("comment", text, 100)).doesNotThrowAnyException();
        assertThat(PlainText.stripped(text)).isEqualTo(text);
    }

    @Test
    void whatMustNotBeRefusedAnyMoreIsStripped() {
        assertThat(PlainText.stripped("at\r\nbed\u202E 4\u2028")).isEqualTo("at bed 4");
        assertThat(PlainText.stripped("\u0085\u200D")).isEmpty();
    }
}
