/** The contract with device vendors: the codec that frames Avro records, and Kafka serializers that use it. */
@NullMarked
package dev.wardstream.schemas;

import org.jspecify.annotations.NullMarked;
