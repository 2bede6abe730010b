/** Topics, and serdes between the domain and Avro. */
@NullMarked
package dev.wardstream.wire;

import org.jspecify.annotations.NullMarked;
