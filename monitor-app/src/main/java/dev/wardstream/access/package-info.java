/** Who may see and do what over HTTP: users, sessions, roles. */
@NullMarked
package dev.wardstream.access;

import org.jspecify.annotations.NullMarked;
