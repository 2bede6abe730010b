/**
 * What one shift hands to the next: who is ill, what is open, what was answered. {@link dev.wardstream.handover.ShiftFacts} is a
 * plain fold of records and knows no Kafka; the reader, the page and the mail stand around it.
 */
@NullMarked
package dev.wardstream.handover;

import org.jspecify.annotations.NullMarked;
