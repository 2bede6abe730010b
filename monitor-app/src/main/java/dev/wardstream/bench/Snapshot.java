package dev.wardstream.bench;

/**
 * How far a part is at one moment, and what that has cost.
 *
 * @param at seconds on a monotonic clock
 * @param part of all its processes
 * @param broker CPU seconds of the broker; NaN where it runs elsewhere
 * @param machine CPU seconds of all that runs on this machine; NaN where the system does not tell
 */
record Snapshot(double at, Meters meters, ProcessCpu.Used part, double broker, double machine) {}
