/** Alerts become calls to people: who is on duty, by which way, told once, and their answers. */
@NullMarked
package dev.wardstream.notify;

import org.jspecify.annotations.NullMarked;
