/** A patient's state as bytes: Avro's binary encoding, written and read field by field. Which fields there are, PatientState.avsc says. */
@NullMarked
package dev.wardstream.state;

import org.jspecify.annotations.NullMarked;
