@NullMarked
package dev.wardstream.schemas;

import org.jspecify.annotations.NullMarked;
