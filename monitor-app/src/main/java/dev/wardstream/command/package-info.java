/** The commands, and the settings they read. */
@NullMarked
package dev.wardstream.command;

import org.jspecify.annotations.NullMarked;
