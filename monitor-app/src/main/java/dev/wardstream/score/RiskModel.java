package dev.wardstream.score;

import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An ensemble of trained risk networks with their card. Immutable; safe to share between threads, each with its own {@link
 * RiskScorer}.
 *
 * @param scale of the numbers of a window's summary
 * @param members at least one; their log-odds are averaged
 */
public record RiskModel(RiskCard card, SummaryScale scale, List<RiskWeights> members) implements Model {
    /** @throws IllegalArgumentException where a member reads something else than the card names */
    public RiskModel {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("the model " + card.ref() + " has no network");
        }
        int heldOut = card.origin().heldOut().size();
        if (heldOut != members.size()) {
            throw new IllegalArgumentException("the card of " + card.ref() + " names those held out from " + heldOut
                    + " networks; there are " + members.size());
        }
        int inputs = RiskEncoder.inputs(card.channels().size());
        int summary = SummaryEncoder.inputs(card.channels().size());
        if (scale.numbers() * SummaryScale.STRETCHES != summary) {
            throw new IllegalArgumentException("the model " + card.ref() + " has a scale of " + scale.numbers()
                    + " numbers; the summary of its channels has " + summary / SummaryScale.STRETCHES);
        }
        for (RiskWeights member : members) {
            if (member.forward().inputs() != inputs) {
                throw new IllegalArgumentException("the card of " + card.ref() + " names "
                        + card.channels().size() + " channels, which makes " + inputs
                        + " inputs; its weights have " + member.forward().inputs());
            }
            if (member.summaryInputs() != summary) {
                throw new IllegalArgumentException("a network of " + card.ref() + " reads " + member.summaryInputs()
                        + " numbers of a window's summary, which has " + summary);
            }
        }
    }

    @Override
    public ModelRef ref() {
        return card.ref();
    }

    /**
     * The networks that have not learned from a person, by their place; all, where none has.
     *
     * @param mark the person's {@link PersonMark}
     */
    public List<Integer> unseenBy(String mark) {
        List<Integer> unseen = new ArrayList<>();
        for (int member = 0; member < members.size(); member++) {
            if (card.origin().heldOut().get(member).contains(mark)) {
                unseen.add(member);
            }
        }
        return unseen.isEmpty() ? IntStream.range(0, members.size()).boxed().toList() : unseen;
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
    public ModelCost cost() {
        return ModelCost.of(this);
    }

    /** Not where somebody is well enough to wear a band: it has learned from people in intensive care. */
    @Override
    public boolean suits(DeviceKind kind) {
        return kind != DeviceKind.WEARABLE && window().suits(kind);
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    @Override
    public RiskScorer scorer() {
        return new RiskScorer(card, scale, members);
    }

    /** Likewise, of some of the networks alone, by their place. */
    public RiskScorer scorer(List<Integer> some) {
        return new RiskScorer(card, scale, some.stream().map(members::get).toList());
    }
}
