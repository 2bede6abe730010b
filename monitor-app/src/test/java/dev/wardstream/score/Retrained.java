package dev.wardstream.score;

import dev.wardstream.window.WindowSpec;

/** Models that pass for newly trained ones: the same weights under another card. */
public final class Retrained {
    private Retrained() {}

    public static RnnModel version(RnnModel model, String version) {
        return version(model, version, model.window());
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
