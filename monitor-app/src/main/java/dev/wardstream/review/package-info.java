/**
 * What alarms were worth, and what they would have been under other limits: marks and calls by rule, and the monitor's own alarm
 * engine over what came in. Changes nothing.
 */
@NullMarked
package dev.wardstream.review;

import org.jspecify.annotations.NullMarked;
