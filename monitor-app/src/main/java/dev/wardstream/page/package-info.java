/** A page of HTML with pictures as SVG in it, legible in light and dark, on a screen and printed. Knows nothing of medicine. */
@NullMarked
package dev.wardstream.page;

import org.jspecify.annotations.NullMarked;
