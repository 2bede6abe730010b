package dev.wardstream.access;

import io.javalin.security.RouteRole;

/** Stands beside a route's {@link Role} where a program may come in its place. */
public enum ByToken implements RouteRole {
    /** With the token of {@code http.metricsToken}. */
    METRICS
}
