package dev.wardstream.evaluate;

import dev.wardstream.score.ModelCard;
import dev.wardstream.score.RiskCard;
import dev.wardstream.window.WindowSpec;
import java.util.List;
import java.util.Map;

/**
 * What a model says of itself, in the form of the report.
 *
 * @param kind {@code anomaly} or {@code risk}
 * @param gives what its score means
 * @param reads its signals, by their field names
 * @param sources what it learned from, each with its licence
 * @param learnedFrom how many persons, and how they were divided
 * @param metrics what was measured on persons held out from it, by what it is
 * @param limits what it must not be used for
 */
public record CardReport(
        String model,
        String kind,
        String title,
        String gives,
        List<String> reads,
        String window,
        List<Source> sources,
        String learnedFrom,
        Map<String, Double> metrics,
        long seed,
        String software,
        String limits) {

    /** A data set with its licence and citation. */
    public record Source(String name, String licence, String citation) {}

    private static final String LIMITS =
            "It says that something is unlike normal recordings, not what, and not that anybody is in"
                    + " danger; for adults watched by the devices it was trained on. No medical device.";

    static CardReport of(ModelCard card) {
        ModelCard.Split split = card.origin().split();
        return new CardReport(
                card.ref().toString(),
                "anomaly",
                card.title(),
                "0 to 1: the share of held-out normal windows that are less unusual",
                card.channels().stream().map(channel -> channel.vital().field()).toList(),
                told(card.window()),
                sources(card.origin().sources()),
                split.training() + " persons for training, " + split.validation() + " for stopping, " + split.heldOut()
                        + " for its calibration; normal: " + card.origin().normal(),
                card.origin().metrics(),
                card.origin().seed(),
                card.origin().software(),
                LIMITS);
    }

    static CardReport of(RiskCard card) {
        RiskCard.Origin origin = card.origin();
        return new CardReport(
                card.ref().toString(),
                "risk",
                card.title(),
                "the probability of " + card.outcome() + ", calibrated",
                card.channels().stream()
                        .map(channel -> channel.signal().field())
                        .toList(),
                told(card.window()),
                sources(origin.sources()),
                origin.persons().size() + " persons, " + origin.positives() + " of them with the outcome",
                Map.of(),
                origin.seed(),
                origin.software(),
                card.limits());
    }

    private static List<Source> sources(List<ModelCard.Source> sources) {
        return sources.stream()
                .map(source -> new Source(source.name(), source.licence(), source.citation()))
                .toList();
    }

    private static String told(WindowSpec window) {
        return Spans.told(window.length()) + " in steps of " + Spans.told(window.step()) + ", every "
                + Spans.told(window.hop());
    }
}
