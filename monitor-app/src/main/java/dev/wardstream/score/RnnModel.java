package dev.wardstream.score;

import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.WindowSpec;
import java.util.List;

/** A trained recurrent network with its card. Immutable; safe to share between threads, each with its own {@link Scorer}. */
public final class RnnModel implements Model {
    private final ModelCard card;
    private final Weights weights;

    /** @throws IllegalArgumentException where the weights have another number of channels than the card */
    public RnnModel(ModelCard card, Weights weights) {
        if (weights.channels() != card.channels().size()) {
            throw new IllegalArgumentException("the card of " + card.ref() + " names "
                    + card.channels().size() + " channels, its weights have " + weights.channels());
        }
        this.card = card;
        this.weights = weights;
    }

    @Override
    public ModelRef ref() {
        return card.ref();
    }

    @Override
    public WindowSpec window() {
        return card.window();
    }

    /** The vitals it reads, in the order of a window's rows. */
    public List<VitalSign> channels() {
        return card.vitals();
    }

    @Override
    public List<Input> inputs() {
        return card.channels().stream()
                .map(channel -> new Input(channel.vital(), channel.mean(), channel.sd()))
                .toList();
    }

    @Override
    public ModelCost cost() {
        return ModelCost.of(card, weights);
    }

    @Override
    public boolean suits(DeviceKind kind) {
        return window().suits(kind);
    }

    @Override
    public boolean mayWait() {
        return false;
    }

    public ModelCard card() {
        return card;
    }

    @Override
    public Scorer scorer() {
        return new Scorer(card, weights);
    }

    public Weights weights() {
        return weights;
    }
}
