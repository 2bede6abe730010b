/** Files of settings that people write: read as data, within bounds, and told about without what stands in them. */
@NullMarked
package dev.wardstream.settings;

import org.jspecify.annotations.NullMarked;
