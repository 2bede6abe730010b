package dev.wardstream.bench;

/**
 * What a part says of itself before it ends. What it counted is 0 where it is no monitor.
 *
 * @param heapGrown by how much its live heap has grown since before it started, bytes
 * @param received raw records
 * @param accepted samples
 * @param unaccounted records that it can not account for
 */
record LastWords(long heapGrown, long received, long accepted, long unaccounted) {}
