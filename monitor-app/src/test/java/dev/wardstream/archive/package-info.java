@NullMarked
package dev.wardstream.archive;

import org.jspecify.annotations.NullMarked;
