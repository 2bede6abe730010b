@NullMarked
package dev.wardstream.deploy;

import org.jspecify.annotations.NullMarked;
