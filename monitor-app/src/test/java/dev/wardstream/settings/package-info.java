@NullMarked
package dev.wardstream.settings;

import org.jspecify.annotations.NullMarked;
