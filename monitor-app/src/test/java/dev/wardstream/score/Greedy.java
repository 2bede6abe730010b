package dev.wardstream.score;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.WindowSpec;
import java.time.Duration;
import java.util.List;

/** Models that are sound and would take the time in which alarms are judged. */
public final class Greedy {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Greedy() {}

    /** As large as the topic takes, over hours of seconds, due with every sample: it stopped every alarm, as a shadow too. */
    public static RnnModel stopsEveryAlarm() {
        return reading(new WindowSpec(SECOND, SECOND.multipliedBy(9_000), Duration.ofMillis(1), Duration.ZERO), 490);
    }

    /** One that takes nearly all that a model may, due every ten seconds. */
    public static RnnModel atTheCeiling() {
        WindowSpec window =
                new WindowSpec(Duration.ofSeconds(10), Duration.ofMinutes(30), Duration.ofSeconds(10), Duration.ZERO);
        int hidden = 1;
        while (reading(window, hidden + 1).cost().aSecond() <= ModelCost.MOST_A_SECOND) {
            hidden++;
        }
        return reading(window, hidden);
    }

    /** One that reads heart rates. */
    static RnnModel reading(WindowSpec window, int hidden) {
        // Scored from its second step on.
        ModelCard card = Handmade.card(new ModelCard.Scoring(1, 2, 1e9, 1, 0));
        return new RnnModel(
                new ModelCard(
                        "greedy",
                        "1",
                        card.title(),
                        card.task(),
                        window,
                        List.of(new ModelCard.Channel(VitalSign.HEART_RATE, Direction.UP, 0, 80, 10, 10, 1)),
                        card.missingValues(),
                        card.scoring(),
                        card.calibration(),
                        card.origin()),
                Handmade.random(hidden, 1, 1));
    }
}
