package dev.wardstream.access;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;

/**
 * Which passwords are taken: those of {@value #SHORTEST} characters or more that zxcvbn, which knows dictionaries, keyboards
 * and habits, thinks take more than 10^8 guesses.
 */
final class PasswordRule {
    static final int SHORTEST = 12;

    private static final int SAFE = 3;
    /** zxcvbn takes long over long texts, and this much decides. */
    private static final int MEASURED = 64;

    private PasswordRule() {}

    /** @throws IllegalArgumentException saying why it is not taken, without repeating it */
    static void require(String password, String user) {
        if (password.length() < SHORTEST) {
            throw new IllegalArgumentException("the password is too short: take " + SHORTEST + " characters or more");
        }
        if (password.length() > Passwords.LONGEST) {
            throw new IllegalArgumentException(
                    "the password is too long: take " + Passwords.LONGEST + " characters at most");
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the password has control characters, which no form can take");
        }
        Strength strength = new Zxcvbn()
                .measure(
                        password.substring(0, Math.min(password.length(), MEASURED)),
                        List.of(user, "wardstream", "ward", "nurse"));
        if (strength.getScore() < SAFE) {
            throw new IllegalArgumentException("the password is too easy to guess: " + advice(strength));
        }
    }

    private static String advice(Strength strength) {
        String warning = strength.getFeedback().getWarning(Locale.ENGLISH);
        List<String> suggestions = strength.getFeedback().getSuggestions(Locale.ENGLISH);
        return (warning.isEmpty() ? "" : warning + "; ") + String.join(" ", suggestions);
    }
}
