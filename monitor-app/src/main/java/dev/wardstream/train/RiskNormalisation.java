package dev.wardstream.train;

import dev.wardstream.score.RiskCard;
import dev.wardstream.vitals.Charted;
import dev.wardstream.vitals.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The mean and standard deviation of each signal over everything measured in the training windows; yes and no stay as they are. */
final class RiskNormalisation {
    private RiskNormalisation() {}

    /** @throws IllegalArgumentException where a signal never varies or is never measured: a model must not name it */
    static List<RiskCard.Channel> of(List<Signal> signals, List<RiskCase> cases) {
        return channels(signals, cases, signal -> {
            throw new IllegalArgumentException(signal.field()
                    + " never varies, or is never measured, in the training windows: leave it out or add recordings");
        });
    }

    /** The same, but what never varies or is never measured is left as it is: for what learns from any recordings there are. */
    static List<RiskCard.Channel> ofAny(List<Signal> signals, List<RiskCase> cases) {
        return channels(signals, cases, signal -> new RiskCard.Channel(signal, 0, 1));
    }

    private static List<RiskCard.Channel> channels(
            List<Signal> signals, List<RiskCase> cases, Function<Signal, RiskCard.Channel> constant) {
        List<RiskCard.Channel> channels = new ArrayList<>();
        for (int row = 0; row < signals.size(); row++) {
            Signal signal = signals.get(row);
            double[] spread = meanAndSd(row, cases);
            if (signal instanceof Charted) {
                channels.add(new RiskCard.Channel(signal, 0, 1));
            } else if (spread[1] > 0) {
                channels.add(new RiskCard.Channel(signal, spread[0], spread[1]));
            } else {
                channels.add(constant.apply(signal));
            }
        }
        return channels;
    }

    /** The standard deviation is NaN where nothing was measured. */
    private static double[] meanAndSd(int row, List<RiskCase> cases) {
        long count = 0;
        double mean = 0;
        double squares = 0;
        for (RiskCase one : cases) {
            for (float value : one.window().values()[row]) {
                if (!Float.isNaN(value)) {
                    count++;
                    double off = value - mean;
                    mean += off / count;
                    squares += off * (value - mean);
                }
            }
        }
        return new double[] {mean, Math.sqrt(squares / count)};
    }
}
