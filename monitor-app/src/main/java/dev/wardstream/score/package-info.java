/** A window becomes a score: the RNN kernel, NEWS2, the model file. Pure but for reading a model file. */
@NullMarked
package dev.wardstream.score;

import org.jspecify.annotations.NullMarked;
