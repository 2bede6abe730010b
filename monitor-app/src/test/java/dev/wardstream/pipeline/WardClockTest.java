package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WardClockTest {
    private static final long WALL = 1_800_000_000_000L;
    private static final long WARD = 1_700_000_000_000L;

    @Test
    void onALiveWardASampleWasReceivedWhenTheBrokerTookIt() {
        WardClock clock = new WardClock.Wall();

        assertThat(clock.receivedAt(WALL, WALL - 3_000)).isEqualTo(WALL);
        assertThat(clock.at(WALL)).isEqualTo(WALL);
    }

    @Test
    void inARecordingASampleWasReceivedWhenItWasMeasured() {
        assertThat(new WardClock.EventTime().receivedAt(WALL, WARD)).isEqualTo(WARD);
        assertThat(new WardClock.EventTime().runs()).isFalse();
    }

    @Test
    void aDemosClockStandsUntilTheMonitorIsReadyHoweverLongThatTakes() {
        WardClock.Accelerated clock = new WardClock.Accelerated(WARD, 10);
        assertThat(clock.at(WALL)).isEqualTo(WARD);
        assertThat(clock.at(WALL + 40_000)).isEqualTo(WARD);

        clock.start(WALL + 40_000);

        assertThat(clock.at(WALL + 41_000)).isEqualTo(WARD + 10_000);
        assertThat(clock.receivedAt(WALL + 41_000, WARD + 9_000)).isEqualTo(WARD + 10_000);
    }

    @Test
    void whatAnEarlierDemoLeftBehindIsNeitherLateNorAheadOfTheClock() {
        WardClock.Accelerated clock = new WardClock.Accelerated(WARD, 10);
        clock.start(WALL);

        assertThat(clock.receivedAt(WALL - 30_000, WARD - 20_000)).isEqualTo(WARD - 20_000);
    }

    @Test
    void nobodyFallsSilentWhileTheLastRecordsOfADemoAreProcessed() {
        WardClock.Accelerated clock = new WardClock.Accelerated(WARD, 10);
        clock.start(WALL);
        clock.stop(WALL + 60_000);

        assertThat(clock.at(WALL + 60_000)).isEqualTo(WARD + 600_000);
        assertThat(clock.at(WALL + 600_000)).isEqualTo(WARD + 600_000);
    }

    @Test
    void aDemosClockThatIsSlowedDownNeitherJumpsNorForgetsHowFastItRan() {
        WardClock.Accelerated clock = new WardClock.Accelerated(WARD, 10);
        clock.start(WALL);

        clock.turn(WALL + 2_000, 5);
        clock.turn(WALL + 4_000, 10);

        assertThat(clock.at(WALL + 1_000)).isEqualTo(WARD + 10_000);
        assertThat(clock.at(WALL + 2_000)).isEqualTo(WARD + 20_000);
        assertThat(clock.at(WALL + 3_000)).isEqualTo(WARD + 25_000);
        assertThat(clock.at(WALL + 5_000)).isEqualTo(WARD + 40_000);
        assertThat(clock.speedAt(WALL + 3_000)).isEqualTo(5);
        assertThat(clock.receivedAt(WALL + 3_000, WARD)).isEqualTo(WARD + 25_000);
    }

    @Test
    void aDemosClockNeverGoesBackWhenTheWallClockDoes() {
        WardClock.Accelerated clock = new WardClock.Accelerated(WARD, 10);
        clock.start(WALL);
        clock.turn(WALL + 10_000, 5);

        clock.turn(WALL + 4_000, 10);

        assertThat(clock.at(WALL + 10_000)).isEqualTo(WARD + 100_000);
        assertThat(clock.at(WALL + 11_000)).isEqualTo(WARD + 110_000);
    }

    @Test
    void aClockWithoutASpeedIsRefused() {
        assertThatThrownBy(() -> new WardClock.Accelerated(WARD, 0)).hasMessageContaining("positive number: 0.0");
        assertThatThrownBy(() -> new WardClock.Accelerated(WARD, Double.NaN)).hasMessageContaining("NaN");
    }
}
