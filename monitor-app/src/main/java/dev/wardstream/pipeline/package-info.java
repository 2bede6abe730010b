/** The only Kafka Streams code. */
@NullMarked
package dev.wardstream.pipeline;

import org.jspecify.annotations.NullMarked;
