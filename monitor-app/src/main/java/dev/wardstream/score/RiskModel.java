package dev.wardstream.score;

import dev.wardstream.window.WindowSpec;
import java.util.List;

/**
 * An ensemble of trained risk networks with their card. Immutable; safe to share between threads, each with its own {@link
 * RiskScorer}.
 *
 * @param members at least one; their log-odds are averaged
 */
public record RiskModel(RiskCard card, List<RiskWeights> members) implements Model {
    /** @throws IllegalArgumentException where a member reads another number of channels than the card names */
    public RiskModel {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("the model " + card.ref() + " has no network");
        }
        int inputs = RiskEncoder.inputs(card.channels().size());
        for (RiskWeights member : members) {
            if (member.forward().inputs() != inputs) {
                throw new IllegalArgumentException("the card of " + card.ref() + " names "
                        + card.channels().size() + " channels, which makes " + inputs
                        + " inputs; its weights have " + member.forward().inputs());
            }
        }
    }

    @Override
    public ModelRef ref() {
        return card.ref();
    }

    @Override
    public WindowSpec window() {
        return card.window();
    }

    @Override
    public List<Input> inputs() {
        return card.channels().stream()
                .map(channel -> new Input(channel.signal(), channel.mean(), channel.sd()))
                .toList();
    }

    @Override
    public RiskScorer scorer() {
        return new RiskScorer(this);
    }
}
