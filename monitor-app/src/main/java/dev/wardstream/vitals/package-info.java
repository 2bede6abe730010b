/** The words everybody uses: vital signs with their units and codes, samples, ids. Plain values, no I/O, no clock. */
@NullMarked
package dev.wardstream.vitals;

import org.jspecify.annotations.NullMarked;
