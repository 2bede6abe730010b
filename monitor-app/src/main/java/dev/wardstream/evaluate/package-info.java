/** Models and baselines judged side by side on recordings, and the report of it. The only package that imports Tribuo. */
@NullMarked
package dev.wardstream.evaluate;

import org.jspecify.annotations.NullMarked;
