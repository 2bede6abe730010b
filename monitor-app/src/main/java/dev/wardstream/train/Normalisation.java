package dev.wardstream.train;

import dev.wardstream.score.ModelCard;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.List;

/** The mean and standard deviation of each channel, over everything measured in the training windows. */
final class Normalisation {
    private Normalisation() {}

    /** Channels whose residual is still 1: nothing was forecast yet. */
    static List<ModelCard.Channel> of(List<VitalSign> vitals, List<Window> windows) {
        List<ModelCard.Channel> channels = new ArrayList<>();
        for (int channel = 0; channel < vitals.size(); channel++) {
            channels.add(of(vitals.get(channel), channel, windows));
        }
        return channels;
    }

    /** The same channels with what the held-out windows say of their residuals. */
    static List<ModelCard.Channel> withResiduals(List<ModelCard.Channel> channels, double[] residuals) {
        List<ModelCard.Channel> scaled = new ArrayList<>();
        for (int i = 0; i < residuals.length; i++) {
            ModelCard.Channel channel = channels.get(i);
            if (!(residuals[i] > 0)) {
                throw new IllegalArgumentException(
                        channel.vital().field()
                                + " never varies, or is never measured, in the held-out windows: leave it out or add recordings");
            }
            scaled.add(new ModelCard.Channel(channel.vital(), channel.mean(), channel.sd(), residuals[i]));
        }
        return scaled;
    }

    private static ModelCard.Channel of(VitalSign vital, int channel, List<Window> windows) {
        long count = 0;
        double mean = 0;
        double squares = 0;
        for (Window window : windows) {
            for (float value : window.values()[channel]) {
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
            throw new IllegalArgumentException(vital.field()
                    + " never varies, or is never measured, in the training windows: leave it out or add recordings");
        }
        return new ModelCard.Channel(vital, mean, sd, 1);
    }
}
