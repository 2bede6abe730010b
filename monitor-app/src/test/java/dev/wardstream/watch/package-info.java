@NullMarked
package dev.wardstream.watch;

import org.jspecify.annotations.NullMarked;
