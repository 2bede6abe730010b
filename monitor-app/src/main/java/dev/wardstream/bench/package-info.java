/** Measures the monitor beside copies of the same records and beside what a user would write, each in a JVM of its own. */
@NullMarked
package dev.wardstream.bench;

import org.jspecify.annotations.NullMarked;
