package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Priority;
import dev.wardstream.command.AlarmTotals.ByPriority;
import dev.wardstream.command.AlertFeed.Seen;
import org.junit.jupiter.api.Test;

class AlarmTotalsTest {
    private final AlarmTotals totals = new AlarmTotals(1_000);

    @Test
    void anAlarmThatGotWorseCountsOnceAtItsWorst() {
        hear(Alerts.heartRate(Event.RAISED, Priority.MEDIUM), 10);
        hear(Alerts.heartRate(Event.PRIORITY_CHANGED, Priority.HIGH), 10);
        hear(Alerts.heartRate(Event.PRIORITY_CHANGED, Priority.MEDIUM), 10);
        hear(Alerts.heartRate(Event.CEASED, Priority.MEDIUM), 10);

        assertThat(totals.raised()).containsOnlyKeys("HEART_RATE_HIGH");
        assertThat(totals.raised()).containsEntry("HEART_RATE_HIGH", new ByPriority(1, 0, 0, 0));
        assertThat(totals.events()).isEqualTo(4);
    }

    @Test
    void anAlarmOfAnEarlierRunIsNotCountedAgainWhenItChanges() {
        hear(Alerts.heartRate(Event.PRIORITY_CHANGED, Priority.HIGH), 10);

        assertThat(totals.raised()).isEmpty();
        assertThat(totals.events()).isEqualTo(1);
    }

    @Test
    void technicalAlarmsAreApartWhateverTheirPriority() {
        hear(Alerts.of(AlarmKind.NO_DATA, Event.RAISED, Priority.MEDIUM), 10);
        hear(Alerts.of(AlarmKind.NEWS2, Event.RAISED, Priority.LOW), 10);

        assertThat(totals.raised())
                .containsEntry("NO_DATA", new ByPriority(0, 0, 0, 1))
                .containsEntry("NEWS2", new ByPriority(0, 0, 1, 0));
        assertThat(new ByPriority(2, 1, 0, 3).text()).isEqualTo("2 high, 1 medium, 3 technical");
    }

    @Test
    void latencyIsOfAlarmsThatASampleRaisedAndSomebodyWaitedFor() {
        assertThat(totals.latency()).isEqualTo(new Summary.Latency(null, null));

        for (int milliseconds = 1; milliseconds <= 100; milliseconds++) {
            hear(Alerts.heartRate(Event.RAISED, Priority.MEDIUM), milliseconds);
        }
        hear(Alerts.of(AlarmKind.NO_DATA, Event.RAISED, Priority.MEDIUM), 60_000);
        hear(Alerts.retrospective(), 3_600_000);

        assertThat(totals.latency()).isEqualTo(new Summary.Latency(50.0, 99.0));
    }

    @Test
    void whatAnEarlierRunReceivedSaysNothingOfThisRunsLatency() {
        totals.count(new Seen(Alerts.heartRate(Event.RAISED, Priority.MEDIUM), 999, 90_000));

        assertThat(totals.raised()).containsEntry("HEART_RATE_HIGH", new ByPriority(0, 1, 0, 0));
        assertThat(totals.latency()).isEqualTo(new Summary.Latency(null, null));
    }

    private void hear(Alert alert, long latencyMillis) {
        totals.count(new Seen(alert, 1_000, 1_000 + latencyMillis));
    }
}
