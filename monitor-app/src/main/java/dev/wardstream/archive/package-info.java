/** Vitals, scores and alerts are written to InfluxDB's v2 API. */
@NullMarked
package dev.wardstream.archive;

import org.jspecify.annotations.NullMarked;
