package dev.wardstream.statistics;

/** A 95 % interval over resampled persons. */
public record Range(double low, double high) {}
