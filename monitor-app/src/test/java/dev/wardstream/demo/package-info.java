@NullMarked
package dev.wardstream.demo;

import org.jspecify.annotations.NullMarked;
