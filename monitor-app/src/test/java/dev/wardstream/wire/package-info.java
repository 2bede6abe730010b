@NullMarked
package dev.wardstream.wire;

import org.jspecify.annotations.NullMarked;
