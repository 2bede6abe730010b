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

    private double[] scores(boolean foresees) {
        Random random = new Random(9);
        return moments.stream()
                .mapToDouble(moment -> (foresees && moment.outcome() ? 0.5 : 0) + 0.5 * random.nextDouble())
                .toArray();
    }
}
