/** Dashboards, alert rules and the Compose file, held against what the code writes, exports and understands. */
@NullMarked
package dev.wardstream.grafana;

import org.jspecify.annotations.NullMarked;
