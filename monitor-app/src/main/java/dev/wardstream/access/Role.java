package dev.wardstream.access;

import io.javalin.security.RouteRole;
import java.util.Arrays;
import java.util.Locale;

/** What somebody may do; each may all that those before it may. A route names the least role it asks for. */
public enum Role implements RouteRole {
    /** Nobody has to say who they are. */
    ANYONE,
    /** Sees beds, trends and alarms. */
    VIEWER,
    /** Answers alarms, admits and discharges patients. */
    NURSE,
    /** Sets limits and sees how the monitor itself is. */
    ENGINEER;

    /** Whether who has this role may do what asks for another. */
    public boolean mayDo(Role asked) {
        return compareTo(asked) >= 0;
    }

    static boolean isNamed(String word) {
        return Arrays.stream(values())
                .anyMatch(role -> role != ANYONE && role.name().equalsIgnoreCase(word));
    }

    /**
     * The role that a user of this kind has.
     *
     * @throws IllegalArgumentException where there is none of that name
     */
    public static Role named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "viewer" -> VIEWER;
            case "nurse" -> NURSE;
            case "engineer" -> ENGINEER;
            default -> throw new IllegalArgumentException("the role must be viewer, nurse or engineer");
        };
    }
}
