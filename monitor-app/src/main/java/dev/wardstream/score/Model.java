package dev.wardstream.score;

import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Signal;
import dev.wardstream.window.WindowSpec;
import java.util.List;

/** A model that the monitor can serve, whatever it tells. Immutable; safe to share between threads. */
public sealed interface Model permits RnnModel, RiskModel {
    ModelRef ref();

    /** The windows it must be given. */
    WindowSpec window();

    /** What it reads, in the order of a window's rows. */
    List<Input> inputs();

    /** What it takes of the machine. */
    ModelCost cost();

    /** Whether it may judge what a kind of device measures. */
    boolean suits(DeviceKind kind);

    /** Whether nobody is called by its scores, so that they may fall due whenever it costs others least. */
    boolean mayWait();

    /** A new scorer with its own scratch memory, for one thread. */
    WindowScorer scorer();

    /**
     * One signal that a model reads, and how it was in training.
     *
     * @param mean of the training values, in the signal's unit
     * @param sd their standard deviation, in the signal's unit
     */
    record Input(Signal signal, double mean, double sd) {}
}
