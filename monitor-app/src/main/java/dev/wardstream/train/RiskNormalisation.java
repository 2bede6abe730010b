package dev.wardstream.train;

import dev.wardstream.score.RiskCard;
import dev.wardstream.vitals.Charted;
import dev.wardstream.vitals.Signal;
import java.util.ArrayList;
import java.util.List;

/** The mean and standard deviation of each signal over everything measured in the training windows; yes and no stay as they are. */
final class RiskNormalisation {
    private RiskNormalisation() {}

    static List<RiskCard.Channel> of(List<Signal> signals, List<RiskCase> cases) {
        List<RiskCard.Channel> channels = new ArrayList<>();
        for (int row = 0; row < signals.size(); row++) {
            Signal signal = signals.get(row);
            channels.add(signal instanceof Charted ? new RiskCard.Channel(signal, 0, 1) : of(signal, row, cases));
        }
        return channels;
    }

    private static RiskCard.Channel of(Signal signal, int row, List<RiskCase> cases) {
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
        double sd = Math.sqrt(squares / count);
        if (!(sd > 0)) {
            throw new IllegalArgumentException(signal.field()
                    + " never varies, or is never measured, in the training windows: leave it out or add recordings");
        }
        return new RiskCard.Channel(signal, mean, sd);
    }
}
