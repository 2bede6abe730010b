package dev.wardstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ward of the benchmark has alerts, and the same ones whenever it is run. */
class RestlessWardTest {
    private static final SimulatedWard WARD =
            SimulatedWard.of(300, 1, 1_772_430_000_000L).lasting(Duration.ofSeconds(60));

    @Test
    void aTenthOfTheHeartsRaceForTwentySecondsAndRestAsLong() {
        Set<String> racing = new HashSet<>();
        long races = 0;
        for (Emission emission : emissions()) {
            if (emission.sample().sample().readings().get(VitalSign.HEART_RATE) == 165) {
                racing.add(emission.device().value());
                races++;
            }
        }

        assertThat(racing).hasSizeBetween(20, 45);
        // A third to two thirds of a minute of each, one sample a second.
        assertThat((double) races / racing.size()).isBetween(18.0, 42.0);
    }

    @Test
    void nothingElseIsChangedAndItIsTheSameAgain() {
        List<Emission> plain = new ArrayList<>();
        WARD.emissions().forEachRemaining(plain::add);
        List<Emission> restless = emissions();

        assertThat(restless).isEqualTo(emissions()).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(restless.get(i)
                            .sample()
                            .sample()
                            .at(0)
                            .withReadings(plain.get(i).sample().sample().readings()))
                    .isEqualTo(plain.get(i).sample().sample().at(0));
        }
    }

    private static List<Emission> emissions() {
        List<Emission> all = new ArrayList<>();
        RestlessWard.of(WARD).emissions().forEachRemaining(all::add);
        return all;
    }
}
