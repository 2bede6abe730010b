package dev.wardstream.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person has one name, however it is spelled, and nobody takes another's. */
class PersonNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nurse-1",
                "Nurse-1",
                "NURSE-1",
                " nurse-1 ",
                "nurse-1\u3000",
                "\u00A0nurse-1",
                "\uFF2E\uFF35\uFF32\uFF33\uFF25-\uFF11", // full width
                "\uD835\uDC27urse-1", // a bold n of mathematics
                "nur\u017Fe-1" // the long s
            })
    void aNameIsOneInEverySpelling(String spelling) {
        assertThat(PersonName.of("by", spelling)).isEqualTo("nurse-1");
        assertThat(PersonName.same("nurse-1", spelling)).isTrue();
    }

    @Test
    void whatDiffersIsTwoPeople() {
        assertThat(PersonName.same("nurse-1", "nurse-11")).isFalse();
        assertThat(PersonName.same("nurse-1", "nurse 1")).isFalse();
        assertThat(PersonName.of("by", "Charge  Nurse")).isEqualTo("charge nurse");
        assertThat(PersonName.of("by", "护士甲 A")).isEqualTo("护士甲 a");
        assertThat(PersonName.of("by", "Straße")).isEqualTo(PersonName.of("by", "STRASSE"));
        assertThat(PersonName.of("by", "ΟΔΥΣΣΕΥΣ")).isEqualTo(PersonName.of("by", "οδυσσευς"));
    }

    @Test
    void aNameThatPassesForAnothersIsRefused() {
        refused("nurs\u0435-1", "must not mix letters that look alike: of [LATIN, CYRILLIC]");
        refused("\u039Durse-1", "must not mix letters that look alike");
        refused("nurse\u200B-1", "invisible characters");
        refused("nurse-1\u202E", "turn the direction of writing: U+202E at position 8");
        refused("\u062F\u200Cr", "must not have invisible characters");
        refused("nurse-1\n", "must be one line");
        refused("\u3000", "must not be empty");
        refused("\u3164", "invisible characters");
        refused("\uFDFA".repeat(10), "may have 64 characters at most"); // each is eighteen letters in one
    }

    private static void refused(String name, String why) {
        assertThatThrownBy(() -> PersonName.of("by", name))
                .as(name)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("by ")
                .hasMessageContaining(why);
    }
}
