/** What is let in: a raw sample and the device's assignments become an accepted sample, a duplicate or a rejection with its reason. Pure. */
@NullMarked
package dev.wardstream.intake;

import org.jspecify.annotations.NullMarked;
