package dev.wardstream.score;

/**
 * A window as the networks of a risk model read it.
 *
 * @param encoded {@code [step][inputs]}, oldest first, as {@link RiskEncoder} makes it
 * @param summary as {@link SummaryEncoder} makes it
 * @param unmeasured the summary of a window in which nothing was measured
 * @param withheld by channel, whether it is asked what the networks would say had that one never been measured
 */
record RiskWindow(float[][] encoded, float[] summary, float[] unmeasured, boolean[] withheld) {}
