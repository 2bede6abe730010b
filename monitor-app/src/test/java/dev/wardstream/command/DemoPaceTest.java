package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoPaceTest {
    private static final double QUIET = 60;
    private static final double BUSY = 900;

    private final DemoPace pace = new DemoPace(10);
    private final List<String> words = new ArrayList<>();

    private double look(int times, double behindMillis) {
        double speed = Double.NaN;
        for (int i = 0; i < times; i++) {
            speed = pace.next(behindMillis);
            String word = pace.word();
            if (word != null) {
                words.add(word);
            }
        }
        return speed;
    }

    @Test
    void aMachineThatKeepsUpRunsAsFastAsWasAskedAndSaysNothing() {
        assertThat(look(1_000, QUIET)).isEqualTo(10);
        assertThat(words).isEmpty();
    }

    @Test
    void aMachineThatIsTooSlowRunsAsFastAsItCanAndSaysSoOnce() {
        assertThat(look(3, BUSY)).isEqualTo(1.25);
        assertThat(words).as("it may only have paused").isEmpty();

        assertThat(look(50, BUSY)).isEqualTo(10.0 / 16);
        assertThat(words)
                .singleElement()
                .asString()
                .contains("too slow for 10 times real time", "the ward's clock runs at 0.62 times");
    }

    @Test
    void onceItKeepsUpItIsAsFastAsWasAskedAgainAndThatIsSaidToo() {
        look(25, BUSY);
        look(10, QUIET);
        look(2, BUSY);
        assertThat(look(9, QUIET)).as("not at the first calm look").isLessThan(1);
        assertThat(look(200, QUIET)).isEqualTo(10);
        assertThat(words).hasSize(2).last().isEqualTo("The ward's clock runs at 10 times real time again.");
    }

    @Test
    void itNeverStandsStill() {
        assertThat(look(100, BUSY)).isEqualTo(10.0 / 16);
    }

    @Test
    void aFastWardToleratesLessThanASlowOne() {
        assertThat(new DemoPace(10).next(400)).isEqualTo(10);
        assertThat(new DemoPace(60).next(400)).isEqualTo(30);
    }
}
