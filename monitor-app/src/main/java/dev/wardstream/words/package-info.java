/** Texts as facts, and the tables that put them into a language. */
@NullMarked
package dev.wardstream.words;

import org.jspecify.annotations.NullMarked;
