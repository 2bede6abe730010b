package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The longest password that is taken is one that can be typed into the page and signs in. */
class PasswordLengthTest {
    private static final Pattern FIELD = Pattern.compile("\"password\", \\{[^}]*maxlength: \"(\\d+)\"");

    @Test
    void thePageTakesAsManyCharactersAsTheRule() throws Exception {
        try (InputStream page = getClass().getResourceAsStream("/ward/page/js/signin.js")) {
            Matcher field =
                    FIELD.matcher(new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8));

            assertThat(field.find()).isTrue();
            assertThat(field.group(1)).isEqualTo(String.valueOf(Passwords.LONGEST));
        }
    }

    @Test
    void theLongestPasswordSignsIn(@TempDir Path folder) throws Exception {
        String longest = "correct horse battery staple ".repeat(9).substring(0, Passwords.LONGEST - 5) + "x9-K!";
        Path file = Port.users(folder);
        Accounts accounts = new Accounts(file);
        accounts.put(new User("nurse-4", Role.NURSE), longest);
        assertThatThrownBy(() -> accounts.put(new User("nurse-5", Role.NURSE), longest + "y"))
                .hasMessage("the password is too long: take 256 characters at most");

        try (Port port = Port.of(Port.settings(file, null))) {
            assertThat(port.caller().signIn("nurse-4", longest).status()).isEqualTo(200);
            assertThat(port.caller().signIn("nurse-4", longest + "y").status()).isEqualTo(401);
        }
    }
}
