/** Who may see and do what over HTTP: users, sessions, roles, and what protects the port from the rest of the world. */
@NullMarked
package dev.wardstream.access;

import org.jspecify.annotations.NullMarked;
