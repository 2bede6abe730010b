/** Whether the monitor is there: its heartbeats, and the outside watcher that alarms on their silence. */
@NullMarked
package dev.wardstream.watch;

import org.jspecify.annotations.NullMarked;
