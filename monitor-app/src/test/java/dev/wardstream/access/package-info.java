@NullMarked
package dev.wardstream.access;

import org.jspecify.annotations.NullMarked;
