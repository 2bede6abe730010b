package dev.wardstream.score;

import dev.wardstream.window.WindowSpec;
import java.util.Arrays;

/** Models that pass for newly trained ones: the same weights under another card. */
public final class Retrained {
    private Retrained() {}

    public static RnnModel version(RnnModel model, String version) {
        return version(model, version, model.window());
    }

    /** One to which every window is more unusual than all it was calibrated on. */
    public static RnnModel alwaysAlarmed(RnnModel model, String version) {
        Weights weights = model.weights();
        float[] farOff = weights.outputBias().clone();
        Arrays.fill(farOff, -1_000);
        return new RnnModel(
                version(model, version).card(),
                new Weights(weights.input(), weights.recurrent(), weights.bias(), weights.output(), farOff));
    }

    /** One that looks at other windows, too. */
    public static RnnModel version(RnnModel model, String version, WindowSpec window) {
        ModelCard card = model.card();
        return new RnnModel(
                new ModelCard(
                        card.id(),
                        version,
                        card.title(),
                        card.task(),
                        window,
                        card.channels(),
                        card.missingValues(),
                        card.scoring(),
                        card.calibration(),
                        card.origin()),
                model.weights());
    }
}
