package dev.wardstream.train;

import dev.wardstream.score.ModelCard;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.List;

/** The mean and spread of each channel, over everything measured in the training windows. */
final class Normalisation {
    private Normalisation() {}

    /** Channels whose residual is still 1: nothing was forecast yet. */
    static List<ModelCard.Channel> of(List<Recipe.Reads> reads, List<Window> windows) {
        List<ModelCard.Channel> channels = new ArrayList<>();
        for (int channel = 0; channel < reads.size(); channel++) {
            channels.add(of(reads.get(channel), channel, windows));
        }
        return channels;
    }

    /** The same channels with what the held-out windows say of their residuals. */
    static List<ModelCard.Channel> withResiduals(List<ModelCard.Channel> channels, double[] residuals) {
        List<ModelCard.Channel> scaled = new ArrayList<>();
        for (int i = 0; i < residuals.length; i++) {
            ModelCard.Channel channel = channels.get(i);
            if (!(residuals[i] > 0)) {
                throw new IllegalArgumentException(channel.vital().field()
                        + " never varies, or is never measured, in the held-out windows: leave it out or add"
                        + " recordings");
            }
            scaled.add(new ModelCard.Channel(
                    channel.vital(),
                    channel.direction(),
                    channel.knee(),
                    channel.mean(),
                    channel.sd(),
                    channel.spread(),
                    residuals[i]));
        }
        return scaled;
    }

    private static ModelCard.Channel of(Recipe.Reads reads, int channel, List<Window> windows) {
        Moments plain = Moments.of(0, channel, windows);
        Moments scaled = Moments.of(reads.knee(), channel, windows);
        if (!(plain.sd() > 0)) {
            throw new IllegalArgumentException(reads.vital().field()
                    + " never varies, or is never measured, in the training windows: leave it out or add recordings");
        }
        return new ModelCard.Channel(
                reads.vital(), reads.direction(), reads.knee(), plain.mean(), plain.sd(), scaled.sd(), 1);
    }

    private record Moments(double mean, double sd) {
        static Moments of(double knee, int channel, List<Window> windows) {
            long count = 0;
            double mean = 0;
            double squares = 0;
            for (Window window : windows) {
                for (float value : window.values()[channel]) {
                    if (!Float.isNaN(value)) {
                        count++;
                        double scaled = ModelCard.Channel.scaled(knee, value);
                        double off = scaled - mean;
                        mean += off / count;
                        squares += off * (scaled - mean);
                    }
                }
            }
            return new Moments(mean, Math.sqrt(squares / count));
        }
    }
}
