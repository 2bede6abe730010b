/** Models laid into a folder reach the topic that every instance serves from. */
@NullMarked
package dev.wardstream.deploy;

import org.jspecify.annotations.NullMarked;
