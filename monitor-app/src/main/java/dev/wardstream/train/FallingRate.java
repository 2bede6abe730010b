package dev.wardstream.train;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that falls in a line to nothing. ND4J's own PolySchedule rises instead: it adds the share of the iterations that
 * are done where it should take it away (1.0.0-M2.1).
 *
 * @param first at iteration 0
 * @param iterations until it is nothing
 */
record FallingRate(double first, int iterations) implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
        return first * Math.max(0, 1 - iteration / (double) iterations);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
