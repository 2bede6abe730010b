/** The app's HTTP port: whether it is well, and its metrics. */
@NullMarked
package dev.wardstream.ward;

import org.jspecify.annotations.NullMarked;
