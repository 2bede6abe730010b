package dev.wardstream.access;

import io.javalin.security.RouteRole;

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
}
