@NullMarked
package dev.wardstream.ward;

import org.jspecify.annotations.NullMarked;
