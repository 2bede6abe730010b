package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Technical alarms: silence, an unusable signal, a heart rate that is none. */
class DeviceAlarmTest {
    private final Story story = new Story();

    @Test
    void aWearableThatFallsSilentIsToldAfterThreeMinutesAndWhenItIsBack() {
        story.wearable("10:00:00", "HR 80");
        assertThat(story.nextDue()).isEqualTo("10:03:00");
        story.tick("10:10:00", "10:03:00 RAISED MEDIUM No data for 3 min from wearable W-3");
        assertThat(story.last().id()).isEqualTo("P-17/NO_DATA/W-3/2020-01-01T10:00:00Z");
        assertThat(story.nextDue()).isEqualTo("never");
        story.wearable("10:12:00", "HR 80", "10:12:00 CEASED MEDIUM Data again from wearable W-3, after 12 min");
    }

    @Test
    void eachKindOfDeviceMayBeSilentForItsOwnTime() {
        story.monitor("10:00:00", "HR 80");
        story.trolley("10:00:00", "HR 80");
        story.sample("X-1", "10:00:00", "10:00:00", "HR 80");
        story.tick("10:01:00", "10:01:00 RAISED MEDIUM No data for 1 min from bedside monitor M-1");
        story.tick("10:05:00", "10:05:00 RAISED MEDIUM No data for 5 min from device X-1");
        story.tick("22:00:00", "22:00:00 RAISED MEDIUM No data for 12 h from spot-check device T-9");
    }

    @Test
    void aDeviceThatDeliversOnlyOldDataIsMissedAllTheSame() {
        story.wearable("10:00:00", "HR 80");
        story.sample(Story.WEARABLE, "10:00:01", "10:02:59", "HR 80");
        assertThat(story.nextDue()).isEqualTo("10:03:00");
        story.tick(
                "10:03:00",
                "10:03:00 RAISED MEDIUM Only old data from wearable W-3 for 3 min: newest measured 2 min 59 s ago");
    }

    @Test
    void aDeviceTakenOffIsNotMissed() {
        story.wearable("10:00:00", "HR 80");
        story.released(Story.WEARABLE, "10:01:00");
        story.sample(Story.WEARABLE, "10:00:59", "10:01:02", "HR 150");
        story.sample(Story.WEARABLE, "10:00:30", "11:00:00", "HR 150");
        story.tick("23:00:00");
        assertThat(story.nextDue()).isEqualTo("never");
    }

    @Test
    void aDeviceThatWasFoundOutLaterToHaveBeenTakenOffIsNotMissedEither() {
        story.wearable("10:00:00", "HR 80");
        assertThat(story.devices()).containsExactly(Story.WEARABLE);
        story.released(Story.WEARABLE, "10:01:00");
        story.tick("10:03:00");
        assertThat(story.devices()).isEmpty();
    }

    @Test
    void takingOffASilentDeviceEndsItsAlarm() {
        story.wearable("10:00:00", "HR 80");
        story.tick("10:03:00", "10:03:00 RAISED MEDIUM No data for 3 min from wearable W-3");
        story.released(
                Story.WEARABLE, "10:05:00", "10:05:00 CEASED MEDIUM No longer waiting for wearable W-3, after 5 min");
    }

    @Test
    void aDeviceThatComesBackToThePatientIsWatchedAgain() {
        story.wearable("10:00:00", "HR 80");
        story.released(Story.WEARABLE, "10:01:00");
        story.wearable("10:01:10", "HR 80");
        assertThat(story.nextDue()).isEqualTo("10:04:10");
    }

    @Test
    void anUnusableSignalIsToldAndFeedsNoLimit() {
        story.wearable("10:00:00", "HR 80");
        story.sample(Story.WEARABLE, "10:00:01", "10:00:01", "HR 190", 0.1);
        story.sample(Story.WEARABLE, "10:00:09", "10:00:09", "HR 190", 0.2);
        story.sample(
                Story.WEARABLE,
                "10:00:12",
                "10:00:12",
                "HR 190",
                0.1,
                "10:00:11 RAISED LOW Sensor fault: signal quality 0.20 for 10 s");
        assertThat(story.last().id()).isEqualTo("P-17/SENSOR_FAULT/W-3/signal-quality/2020-01-01T10:00:01Z");
        assertThat(story.last().limit()).isEqualTo(0.3);
        story.sample(Story.WEARABLE, "10:00:30", "10:00:30", "HR 82", 0.3);
        story.sample(
                Story.WEARABLE,
                "10:00:40",
                "10:00:40",
                "HR 82",
                0.8,
                "10:00:40 CEASED LOW Sensor works again: signal quality 0.30, after 39 s");
    }

    @Test
    void anUnusableSignalLeavesAnAlarmThatIsOnAsItIs() {
        story.wearable("10:00:00", "HR 134");
        story.sample(
                Story.WEARABLE,
                "10:00:15",
                "10:00:15",
                "HR 80",
                0.1,
                "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        story.sample(Story.WEARABLE, "10:00:20", "10:00:20", "HR 80", 0.1);
        story.sample(
                Story.WEARABLE,
                "10:00:25",
                "10:00:25",
                "HR 80",
                0.1,
                "10:00:25 RAISED LOW Sensor fault: signal quality 0.10 for 10 s");
        story.tick("10:01:30");
    }

    @Test
    void aHeartRateThatDoesNotChangeAtAllIsAFlatLineAndNoHeart() {
        for (int second = 0; second < 300; second += 20) {
            story.monitor(clock(second), "HR 130", second == 20 ? fast() : none());
        }
        story.monitor("10:05:00", "HR 130", "10:05:00 RAISED LOW Flat line: HR 130 /min without any change for 5 min");
        assertThat(story.last().id()).isEqualTo("P-17/SENSOR_FAULT/M-1/flat-line/2020-01-01T10:00:00Z");
        story.monitor("10:05:20", "HR 130");
        story.monitor("10:05:30", "HR 90");
        story.monitor("10:05:40", "HR 91", "10:05:40 CEASED LOW HR changes again: 90 /min, after 5 min 40 s");
        // A heart rate that changes is one again, at once: the alarm of the sensor takes a moment longer to cease.
        story.monitor(
                "10:05:50", "HR 92", "10:05:45 CEASED MEDIUM HR 130 /min (limit 120), now 91, over after 5 min 45 s");
    }

    @Test
    void aGapBreaksAFlatLine() {
        for (int second = 0; second < 280; second += 20) {
            story.monitor(clock(second), "HR 80");
        }
        story.monitor("10:05:00", "HR 80");
        story.tick("10:05:59");
    }

    @Test
    void hourlyChartingOfTheSameHeartRateIsNoFlatLine() {
        for (int hour = 10; hour < 20; hour++) {
            story.trolley(hour + ":00:00", "HR 80");
        }
    }

    private static String[] fast() {
        return new String[] {"10:00:15 RAISED MEDIUM HR 130 > 120 /min for 15 s"};
    }

    private static String[] none() {
        return new String[0];
    }

    private static String clock(int second) {
        return String.format(Locale.ROOT, "10:%02d:%02d", second / 60, second % 60);
    }
}
