@NullMarked
package dev.wardstream.words;

import org.jspecify.annotations.NullMarked;
