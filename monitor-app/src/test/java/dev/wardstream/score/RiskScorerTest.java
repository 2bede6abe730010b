package dev.wardstream.score;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.vitals.Charted;
import dev.wardstream.vitals.Signal;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskScorerTest {
    private static final float NAN = Frail.NAN;

    private final RiskModel model = Frail.random(5, 3);
    private final Window window = Frail.window(
            new float[] {80, NAN, 120, 131}, new float[] {NAN, 91, NAN, NAN}, new float[] {NAN, NAN, 1, NAN});

    @Test
    void whoWasLearnedFromIsLeftToTheNetworksThatHaveNotSeenHim() {
        assertThat(model.unseenBy(PersonMark.of("anna"))).containsExactly(0, 2);
        assertThat(model.unseenBy(PersonMark.of("bert"))).containsExactly(1);
        assertThat(model.unseenBy(PersonMark.of("a stranger"))).containsExactly(0, 1, 2);
    }

    @Test
    void aGapIsTheLastValueAndBeforeItTheMean() {
        float[][] encoded = new RiskEncoder(Frail.card(3).channels()).encode(window.values());

        // Every second step is read. Heart rate in step 1, as it was in step 0: as usual; in step 3 at most 5 above.
        assertThat(encoded).hasDimensions(2, 6);
        assertThat(new float[] {encoded[0][0], encoded[1][0]}).containsExactly(0, 5);
        // SpO2: 2.5 standard deviations too low, 2.5 whichever way, and so on.
        assertThat(new float[] {encoded[0][1], encoded[0][4]}).containsExactly(-2.5f, 2.5f);
        assertThat(new float[] {encoded[1][1], encoded[1][4]}).containsExactly(-2.5f, 2.5f);
        // Ventilated: unknown, which is not; then, in step 2, he was.
        assertThat(new float[] {encoded[0][2], encoded[1][2]}).containsExactly(0, 1);
    }

    @Test
    void theLastStepIsReadHoweverManyThereAre() {
        float[][] encoded = new RiskEncoder(Frail.card(3).channels())
                .encode(new float[][] {{90, 100, 110}, {NAN, NAN, NAN}, {0, 0, 1}});

        assertThat(new float[] {encoded[0][0], encoded[1][0]}).containsExactly(1, 3);
    }

    @Test
    void theVitalNamedFirstIsTheOneWhoseAbsenceLowersTheRiskMost() {
        RiskScore score = requireNonNull(model.scorer().score(window));

        RiskScore.Contribution first = score.contributions().get(0);
        double least = List.of(VitalSign.HEART_RATE, VitalSign.SPO2, Charted.VENTILATED).stream()
                .mapToDouble(signal -> model.scorer().probability(without(signal)))
                .min()
                .orElseThrow();
        assertThat(model.scorer().probability(without(first.signal()))).isEqualTo(least);
        assertThat(score.contributions())
                .extracting(RiskScore.Contribution::signal)
                .hasSize(3);
    }

    @Test
    void aContributionIsTheChangeInLogOdds() {
        RiskScore score = requireNonNull(model.scorer().score(window));

        for (RiskScore.Contribution one : score.contributions()) {
            double change =
                    logOdds(score.probability()) - logOdds(model.scorer().probability(without(one.signal())));
            assertThat(one.logOdds()).isCloseTo(change, within(1e-6));
        }
        assertThat(score.contributions())
                .filteredOn(one -> one.signal() == VitalSign.SPO2)
                .singleElement()
                .satisfies(one -> assertThat(one.last()).isEqualTo(91));
    }

    @Test
    void whatAShippedModelSaysOfASignalIsWhatItSaysOfAWindowWithoutIt() {
        for (RiskModel shipped : RiskModels.shipped()) {
            RiskScorer scorer = shipped.scorer();
            float[][] values = Usual.values(shipped, new Random(9));
            // One is charted late, one never.
            Arrays.fill(values[1], 0, 30, NAN);
            Arrays.fill(values[2], NAN);
            RiskScore score = requireNonNull(scorer.score(windowOf(values)));

            for (RiskScore.Contribution one : score.contributions()) {
                float[][] without = values.clone();
                int channel = shipped.card().signals().indexOf(one.signal());
                without[channel] = new float[values[channel].length];
                Arrays.fill(without[channel], NAN);
                double change = logOdds(score.probability()) - logOdds(scorer.probability(windowOf(without)));
                assertThat(one.logOdds())
                        .as("%s of %s", one.signal(), shipped.ref())
                        .isCloseTo(change, within(1e-6));
            }
        }
    }

    private static Window windowOf(float[][] values) {
        return new Window(0, values[0].length, values[0].length - 1, values, false);
    }

    @Test
    void whoShowsNothingIsNotScored() {
        Window nothing = Frail.window(nans(), nans(), nans());

        assertThat(model.scorer().score(nothing)).isNull();
        assertThat(model.scorer().probability(nothing)).isNaN();
    }

    @Test
    void aWindowOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> model.scorer().score(Frail.window(nans(), nans())))
                .hasMessage(
                        "the model frail@1 reads windows of 3 channels and 4 steps; this window has 2 channels and 4"
                                + " steps");
    }

    @Test
    void aScorerKeepsNothingFromOneWindowToTheNext() {
        RiskScorer scorer = model.scorer();
        double first = scorer.probability(window);
        scorer.probability(without(VitalSign.HEART_RATE));

        assertThat(scorer.probability(window)).isEqualTo(first);
    }

    private Window without(Signal signal) {
        float[][] values = window.values().clone();
        values[Frail.card(3).signals().indexOf(signal)] = nans();
        return Frail.window(values);
    }

    private static float[] nans() {
        float[] nans = new float[4];
        Arrays.fill(nans, NAN);
        return nans;
    }

    private static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
