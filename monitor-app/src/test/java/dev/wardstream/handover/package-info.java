@NullMarked
package dev.wardstream.handover;

import org.jspecify.annotations.NullMarked;
