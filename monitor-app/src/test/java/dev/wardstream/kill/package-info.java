/**
 * Kills a monitor at a named point of its work, from outside: it is the program as released, told by its settings to use other
 * Kafka clients. These classes alone are put on its class path.
 */
@NullMarked
package dev.wardstream.kill;

import org.jspecify.annotations.NullMarked;
