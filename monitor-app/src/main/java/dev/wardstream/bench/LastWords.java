package dev.wardstream.bench;

/**
 * What a part says of itself before it ends.
 *
 * @param heapGrown by how much its live heap has grown since before it started, bytes
 */
record LastWords(long heapGrown) {}
