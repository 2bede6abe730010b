package dev.wardstream.bench;

import java.util.Map;

/**
 * What the devices' process is told.
 *
 * @param seconds after which the devices fall silent
 */
record DevicesSettings(Map<String, String> kafka, int patients, long seconds, long seed) {}
