package dev.wardstream.alarm;

import java.time.Duration;

/** What a setting must satisfy; each refusal names the setting's path, its value and what is asked of it. */
final class Checks {
    private Checks() {}

    static void positive(String path, Duration value) {
        require(!value.isZero() && !value.isNegative(), path, "must be longer than zero", value);
    }

    static void notNegative(String path, Duration value) {
        require(!value.isNegative(), path, "must not be negative", value);
    }

    static void require(boolean holds, String path, String demand, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(refusal(path, demand, value));
        }
    }

    static String refusal(String path, String demand, Object value) {
        return "alarm." + path + " " + demand + ", is " + value;
    }
}
