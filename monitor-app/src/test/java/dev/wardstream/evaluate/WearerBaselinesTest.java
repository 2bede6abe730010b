package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.recordings.ReadReport;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.statistics.Ranking;
import dev.wardstream.train.Folds;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Four wearers who have their stress task from the eighth minute on; their hearts then beat faster, from a rate of their own. */
class WearerBaselinesTest {
    private static final int STEPS = WearerRow.HISTORY.window().steps();
    private static final int FIRST_MINUTE = 6;
    private static final int LAST_MINUTE = 12;

    private final List<Moment> moments = moments();
    private final List<Judgement> judgements = judge();

    @Test
    void theClockKnowsTheShareOfOthersWhoHadTheTaskWithinAMinute() {
        Judgement clock = named(WearerBaselines.CLOCK);

        for (int i = 0; i < moments.size(); i++) {
            double expected = switch ((int) WearerRow.minutes(moments.get(i))) {
                case 6 -> 0;
                case 7 -> 1 / 3.0;
                case 8 -> 2 / 3.0;
                default -> 1;
            };
            assertThat(clock.scores()[i]).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void theOwnFirstMinutesFindWhatEverybodysMeanDoesNot() {
        assertThat(auroc("heart rate above the wearer's first 5 minutes")).isEqualTo(1);
        assertThat(auroc("the model's vitals above everybody's mean, no own normal"))
                .isLessThan(0.8);
    }

    @Test
    void everyBaselineGivesEveryMomentANumber() {
        assertThat(judgements).hasSize(6).allSatisfy(judgement -> {
            assertThat(judgement.scores()).hasSize(moments.size()).doesNotContain(Double.NaN);
            assertThat(judgement.isProbability()).isFalse();
        });
    }

    private double auroc(String name) {
        boolean[] outcomes = new boolean[moments.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = moments.get(i).outcome();
        }
        return Ranking.ofMoments(named(name).scores(), outcomes).worth().auroc();
    }

    private Judgement named(String name) {
        return judgements.stream()
                .filter(judgement -> judgement.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Judgement> judge() {
        Moments all = new Moments(
                Task.STRESS_TASK, RecordingSet.STRESS_PREDICT, moments, new ReadReport(0, 0, 0, Map.of()), Map.of());
        return WearerBaselines.judge(
                all, new OutOfFold(moments, Folds.of(all.persons().keySet(), 2, 1)), 1);
    }

    private static List<Moment> moments() {
        Random random = new Random(3);
        List<Moment> moments = new ArrayList<>();
        for (int wearer = 0; wearer < 4; wearer++) {
            float[][] course = course(60 + 15 * wearer, random);
            for (int minute = FIRST_MINUTE; minute <= LAST_MINUTE; minute++) {
                moments.add(moment("w" + wearer, minute, course));
            }
        }
        return moments;
    }

    private static Moment moment(String wearer, int minute, float[][] course) {
        int known = minute * WearerRow.STEPS_A_MINUTE;
        float[][] values = new float[course.length][STEPS];
        for (int channel = 0; channel < values.length; channel++) {
            Arrays.fill(values[channel], Float.NaN);
            System.arraycopy(course[channel], 0, values[channel], STEPS - known, known);
        }
        long end = minute * 60_000L;
        Window window = new Window(end - STEPS * 10_000L, end, end - 1, values, false);
        return new Moment(wearer, wearer, end - 1, minute >= 8, Map.of(WearerRow.HISTORY, window), 0, 0);
    }

    private static float[][] course(double rate, Random random) {
        float[][] course = new float[3][LAST_MINUTE * WearerRow.STEPS_A_MINUTE];
        for (int step = 0; step < course[0].length; step++) {
            boolean task = step >= 7 * WearerRow.STEPS_A_MINUTE;
            course[0][step] = (float) (rate + (task ? 5 : 0) + 0.5 * random.nextGaussian());
            course[1][step] = (float) (0.5 + 0.05 * random.nextDouble());
            course[2][step] = (float) (0.01 * random.nextDouble());
        }
        return course;
    }
}
