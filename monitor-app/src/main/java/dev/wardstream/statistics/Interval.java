package dev.wardstream.statistics;

/**
 * A figure with its 95 % interval over resampled persons; NaN where it cannot be reckoned.
 *
 * @param value over everybody as recorded
 */
public record Interval(double value, double low, double high) {}
