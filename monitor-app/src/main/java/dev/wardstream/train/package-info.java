/** Recordings become a model file. The only package that imports DL4J. */
@NullMarked
package dev.wardstream.train;

import org.jspecify.annotations.NullMarked;
