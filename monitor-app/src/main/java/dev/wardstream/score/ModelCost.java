package dev.wardstream.score;

import dev.wardstream.window.WindowSpec;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * What a model takes of the machine, reckoned from its card and the shape of its weights, and the ceilings above which no file is
 * served, not even as a shadow: one model must never take the time in which alarms are judged.
 *
 * <p>Counted are multiply-adds. A step of an LSTM takes {@code 4 * hidden * (inputs + hidden)} and five exponentials a unit, an
 * exponential counts as {@link #EXPONENTIAL}; a dense layer takes its weights. To that comes each cell of the window, which is copied
 * out of what is kept and encoded. A risk model is counted for each network of its ensemble, once for its score and once more for
 * each signal that is withheld to say what it adds. A core does about a thousand million a second. The kernel has become two to
 * three times as fast since: the ceilings stay where they are.
 *
 * @param window of the model
 * @param channels how many signals it reads
 * @param aWindow multiply-adds to score one window
 */
public record ModelCost(WindowSpec window, int channels, long aWindow) {
    /**
     * The most multiply-adds a second of a patient: a thousand patients of it fill one core. The shipped models take less than an
     * eighth.
     */
    public static final long MOST_A_SECOND = 1_000_000;
    /**
     * The most multiply-adds for what one sample may make due, some seconds of a core: no sample holds up the next ones' alarms for
     * longer. It comes to that only where late data changed all windows of the grace.
     */
    public static final long MOST_A_SAMPLE = 2_500_000_000L;
    /** The most windows that one sample may make due. */
    public static final int MOST_WINDOWS_A_SAMPLE = 32;
    /** The most cells, of one signal in one step, that are kept of a patient, of 8 bytes each. */
    public static final long MOST_CELLS = 20_000;

    /** An exponential takes about as long as so many multiply-adds in a row. */
    private static final long EXPONENTIAL = 32;

    private static final int EXPONENTIALS_A_UNIT = 5;
    private static final long CELL = EXPONENTIAL;
    private static final double MILLIS = 1_000;

    static ModelCost of(ModelCard card, Weights weights) {
        WindowSpec window = card.window();
        int channels = weights.channels();
        long step = lstm(StepEncoder.inputs(channels), weights.hidden()) + (long) weights.hidden() * channels;
        return new ModelCost(window, channels, window.steps() * (step + CELL * channels));
    }

    static ModelCost of(RiskModel model) {
        WindowSpec window = model.window();
        int channels = model.card().channels().size();
        long steps = RiskEncoder.stepsRead(window.steps());
        long pass = CELL * window.steps() * channels;
        for (RiskWeights member : model.members()) {
            long dense = (long) member.dense().length * member.denseBias().length;
            pass += 2 * steps * lstm(member.forward().inputs(), member.forward().hidden()) + dense;
        }
        return new ModelCost(window, channels, (channels + 1) * pass);
    }

    private static long lstm(long inputs, long hidden) {
        return 4 * hidden * (inputs + hidden) + EXPONENTIALS_A_UNIT * EXPONENTIAL * hidden;
    }

    /** Multiply-adds a second of a patient who is measured without a pause. */
    public double aSecond() {
        return aWindow * MILLIS / window.hop().toMillis();
    }

    /** The most windows that one sample makes due: its own, and each that late data within the grace has changed. */
    public long windowsASample() {
        return 2 + window.grace().toMillis() / window.hop().toMillis();
    }

    /** Multiply-adds for the most windows that one sample makes due. */
    public double aSample() {
        return (double) windowsASample() * aWindow;
    }

    /** The cells that are kept of a patient. */
    public long cells() {
        return (long) channels * window.keptSteps();
    }

    /** @throws IllegalArgumentException where it is above a ceiling, with the cost and what to do */
    void requireBelowCeiling() {
        boolean fits = window.hop().compareTo(window.step()) >= 0
                && aSecond() <= MOST_A_SECOND
                && windowsASample() <= MOST_WINDOWS_A_SAMPLE
                && aSample() <= MOST_A_SAMPLE
                && cells() <= MOST_CELLS;
        if (!fits) {
            throw new IllegalArgumentException("it costs too much to be served beside the alarms: " + this
                    + (window.hop().compareTo(window.step()) < 0
                            ? ", and its hop " + window.hop() + " is shorter than its step " + window.step()
                            : "")
                    + "; train it with fewer units, a shorter window, or a longer step, hop or shorter grace");
        }
    }

    /** What it takes, each number beside its ceiling. */
    @Override
    public String toString() {
        LongFunction<String> number = value -> String.format(Locale.ROOT, "%,d", value);
        return Stream.of(
                        number.apply(Math.round(aSecond())) + " multiply-adds a second a patient (at most "
                                + number.apply(MOST_A_SECOND) + ")",
                        number.apply(windowsASample()) + " windows a sample (" + MOST_WINDOWS_A_SAMPLE + ")",
                        number.apply(Math.round(aSample())) + " multiply-adds a sample (" + number.apply(MOST_A_SAMPLE)
                                + ")",
                        number.apply(cells()) + " cells kept a patient (" + number.apply(MOST_CELLS) + ")")
                .reduce((all, next) -> all + ", " + next)
                .orElseThrow();
    }
}
