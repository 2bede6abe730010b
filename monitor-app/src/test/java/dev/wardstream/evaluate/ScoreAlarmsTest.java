package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.burden.Tally;
import dev.wardstream.train.Folds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scores as alarms, on thirty patients of four days; every third dies. */
class ScoreAlarmsTest {
    private static final long HOUR = 3_600_000;
    private static final int HOURS = 96;

    private final List<Moment> moments = new ArrayList<>();
    private final Map<String, Long> deaths = new HashMap<>();
    private final Map<String, Boolean> persons = new HashMap<>();

    ScoreAlarmsTest() {
        for (int person = 0; person < 30; person++) {
            boolean dies = person % 3 == 0;
            persons.put("p" + person, dies);
            if (dies) {
                deaths.put("r" + person, HOURS * HOUR);
            }
            for (int hour = 0; hour < HOURS; hour++) {
                boolean ahead = dies && hour >= HOURS - 24;
                moments.add(new Moment("p" + person, "r" + person, hour * HOUR, ahead, Map.of(), 0, 0));
            }
        }
    }

    @Test
    void whatLastsCallsOnceADay() {
        double[] always = new double[moments.size()];
        Arrays.fill(always, 1);

        List<double[]> curve = new ScoreAlarms(moments, deaths).curve(always);

        assertThat(curve).hasSize(1);
        assertThat(curve.get(0)[0]).isCloseTo(4 / (95 / 24.0), within(1e-9));
        assertThat(curve.get(0)[1]).isEqualTo(1);
    }

    @Test
    void aScoreThatForeseesDeathMeetsTheGoalAtAThresholdOfOthers() {
        double[] scores = scores(true);

        Tally tally = new ScoreAlarms(moments, deaths).outOfFold(scores, Folds.of(persons, 5, 1));

        assertThat(tally.alarmsPerDay()).isLessThanOrEqualTo(OperatingPoint.MOST_ALARMS);
        assertThat(tally.deathsAlarmed()).isEqualTo(tally.deaths()).isEqualTo(10);
    }

    @Test
    void thresholdsDoNotKnowWhoDies() {
        double[] scores = scores(true);
        Folds folds = Folds.of(persons, 5, 1);

        double[] thresholds = new ScoreAlarms(moments, deaths).thresholds(scores, folds);

        assertThat(new ScoreAlarms(moments, Map.of()).thresholds(scores, folds)).isEqualTo(thresholds);
    }

    @Test
    void aPatientsOwnScoresDoNotMoveTheirOwnThreshold() {
        double[] scores = scores(false);
        Folds folds = Folds.of(persons, 5, 1);
        int fold = folds.of("p4");
        double before = new ScoreAlarms(moments, deaths).thresholds(scores, folds)[fold];
        for (int i = 0; i < scores.length; i++) {
            if (folds.of(moments.get(i).person()) == fold) {
                scores[i] = Math.sqrt(scores[i]);
            }
        }

        assertThat(new ScoreAlarms(moments, deaths).thresholds(scores, folds)[fold])
                .isEqualTo(before);
    }

    @Test
    void whatEachThresholdGivesIsWhatAHandReckons() {
        List<Moment> two = new ArrayList<>();
        double[] scores = new double[2 * 48];
        for (int hour = 0; hour < 48; hour++) {
            two.add(new Moment("anna", "anna-1", hour * HOUR, hour >= 24, Map.of(), 0, 0));
        }
        for (int hour = 0; hour < 48; hour++) {
            two.add(new Moment("bert", "bert-1", hour * HOUR, false, Map.of(), 0, 0));
        }
        // Anna dies at hour 48. A day after a call there is none: hours 31 and 40 call nobody.
        scores[30] = scores[31] = scores[40] = 0.9;
        scores[48 + 5] = 0.6;
        scores[48 + 30] = 0.9;
        double days = 2 * 47 / 24.0;

        List<double[]> curve = new ScoreAlarms(two, Map.of("anna-1", 48 * HOUR)).curve(scores);

        assertThat(curve)
                .usingElementComparator((a, b) -> Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) < 1e-9 ? 0 : 1)
                .containsExactly(
                        // At 0.9 Anna at 30 and Bert at 30; at 0.6 Bert at 5 too; at 0 each at 0 and at 24.
                        new double[] {2 / days, 1}, new double[] {3 / days, 1}, new double[] {4 / days, 1});
    }

    private double[] scores(boolean foresees) {
        Random random = new Random(9);
        return moments.stream()
                .mapToDouble(moment -> (foresees && moment.outcome() ? 0.5 : 0) + 0.5 * random.nextDouble())
                .toArray();
    }
}
