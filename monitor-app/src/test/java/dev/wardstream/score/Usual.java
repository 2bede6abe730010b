package dev.wardstream.score;

import java.util.List;
import java.util.Random;

/** Windows as full and as varied as the ones that a model has learned from. */
final class Usual {
    private Usual() {}

    /** {@code [channel][step]}, each value by chance about the channel's mean. */
    static float[][] values(Model model, Random random) {
        List<Model.Input> inputs = model.inputs();
        float[][] values = new float[inputs.size()][model.window().steps()];
        for (int channel = 0; channel < values.length; channel++) {
            for (int step = 0; step < values[channel].length; step++) {
                values[channel][step] = (float)
                        (inputs.get(channel).mean() + inputs.get(channel).sd() * random.nextGaussian());
            }
        }
        return values;
    }
}
