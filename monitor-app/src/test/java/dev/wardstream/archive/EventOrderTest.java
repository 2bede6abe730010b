package dev.wardstream.archive;

import static dev.wardstream.archive.WardRecords.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.write.Point;
import dev.wardstream.alarm.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A patient's alerts stand in the store in the order of the topic, whatever their clocks say. */
class EventOrderTest {
    private static final long NANOS = START * 1_000_000;

    private final PartitionState partition = new PartitionState();

    @Test
    void anEventStandsAtTheMomentItsCauseWasReceived() {
        assertThat(stands(7, START)).isEqualTo(NANOS);
        assertThat(stands(7, START + 1)).isEqualTo(NANOS + 1_000_000);
    }

    @Test
    void anAlarmRaisedAndCeasedInOneInstantStandsAsCeased() {
        long raised = stands(7, START);
        assertThat(stands(7, START)).isGreaterThan(raised);
    }

    @Test
    void anEscalationThatWasDueBeforeASampleThatCameFirstStandsAfterIt() {
        long ofTheSample = stands(7, START + 5_000);
        assertThat(stands(7, START)).isGreaterThan(ofTheSample);
    }

    /** Its escalation was due on the ward's clock after it had ceased at the bedside, and before anybody heard of that. */
    @Test
    void anAlarmOfASlowDeviceThatCeasedBeforeItEscalatedStandsAsCeasedInTheStore() {
        List<Point> points = List.of(
                point(Alert.Event.RAISED, START, START + 6_000),
                point(Alert.Event.ESCALATED, START + 20_000, START + 20_000),
                point(Alert.Event.CEASED, START + 15_000, START + 21_000));

        assertThat(points)
                .isSortedAccordingTo(Comparator.comparingLong(
                        each -> Objects.requireNonNull(each.getTime()).longValue()));
        assertThat(points.get(2).getFields()).containsEntry("at", START + 15_000);
    }

    @Test
    void aClockSetBackByAnHourKeepsTheOrder() {
        List<Long> stands = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            stands.add(stands(7, START - 3_600_000L * (i % 2)));
        }
        assertThat(stands).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void onePatientsClockIsNotAnothers() {
        stands(7, START + 3_600_000);
        assertThat(stands(8, START)).isEqualTo(NANOS);
    }

    @Test
    void whoeverReadsTheTopicFromItsBeginningFindsTheSameTimes() {
        PartitionState other = new PartitionState();
        for (long receivedAt : new long[] {START, START, START - 5, START + 1, START + 1}) {
            long here = stands(7, receivedAt);
            assertThat(other.take(WardRecords.alert(7, Alert.Event.RAISED, receivedAt - 40)))
                    .isEqualTo(here);
        }
    }

    @Test
    void anInstantTheStoreCannotTellIsRefused() {
        assertThatThrownBy(() -> stands(7, Long.MAX_VALUE / 1000)).isInstanceOf(ArithmeticException.class);
    }

    private long stands(int patient, long receivedAt) {
        return partition.take(WardRecords.alert(patient, Alert.Event.RAISED, receivedAt - 40));
    }

    private Point point(Alert.Event event, long at, long receivedAt) {
        Alert alert = WardRecords.alert(7, event, at, receivedAt);
        return PointMapping.alert(alert, partition.take(alert));
    }
}
