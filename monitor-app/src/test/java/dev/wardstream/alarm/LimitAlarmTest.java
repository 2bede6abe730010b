package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitAlarmTest {
    private final Story story = new Story();

    @Test
    void aFastHeartIsToldOnceItHasBeenFastForTheDelayAndOverOnceItHasBeenSlowForIt() {
        story.monitor("10:00:00", "HR 96");
        story.monitor("10:00:05", "HR 134");
        story.monitor("10:00:15", "HR 131");
        story.monitor("10:00:20", "HR 133", "10:00:20 RAISED MEDIUM HR 131 > 120 /min for 15 s");
        story.monitor("10:00:40", "HR 119");
        story.monitor("10:01:00", "HR 116");
        story.monitor("10:01:14", "HR 114");
        story.monitor(
                "10:01:15", "HR 112", "10:01:15 CEASED MEDIUM HR 134 /min (limit 120), now 114, over after 1 min 10 s");
    }

    @Test
    void whatIsToldSaysWhoWhereAndWhichAlarm() {
        story.monitor("10:00:05", "HR 134.4");
        story.tick("10:00:20", "10:00:20 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        Alert alert = story.last();
        assertThat(alert.id()).isEqualTo("P-17/HEART_RATE_HIGH/2020-01-01T10:00:05Z");
        assertThat(alert.patient()).isEqualTo(Story.PATIENT);
        assertThat(alert.location()).isEqualTo(Story.BED);
        assertThat(alert.device().value()).isEqualTo(Story.MONITOR);
        assertThat(alert.onset()).isEqualTo(Story.at("10:00:05"));
        assertThat(alert.receivedAt()).isEqualTo(Story.at("10:00:20"));
        assertThat(alert.value()).isEqualTo(134.4);
        assertThat(alert.limit()).isEqualTo(120);
        assertThat(alert.model()).isNull();
    }

    @Test
    void aSpikeShorterThanTheDelayCallsNobody() {
        story.monitor("10:00:00", "HR 134");
        story.monitor("10:00:14", "HR 134");
        story.monitor("10:00:14.900", "HR 118");
        story.monitor("10:00:16", "HR 134");
        story.monitor("10:00:30", "HR 118");
        assertThat(story.nextDue()).isEqualTo("10:01:30");
    }

    @Test
    void aValueThatReadsAsTheLimitIsNotPastIt() {
        story.monitor("10:00:00", "HR 120.4, SpO2 89.5, Temp 38.54");
        story.monitor("10:00:20", "HR 120.4, SpO2 89.5, Temp 38.54");
        story.monitor("10:00:21", "HR 120.5, SpO2 89.4, Temp 38.55");
        story.tick(
                "10:00:36",
                "10:00:36 RAISED MEDIUM HR 121 > 120 /min for 15 s",
                "10:00:36 RAISED MEDIUM SpO2 89 < 90 % for 15 s",
                "10:00:36 RAISED MEDIUM Temp 38.6 > 38.5 °C for 15 s");
    }

    @Test
    void aTickTellsAtTheMomentItWasDueHoweverLateItComes() {
        story.monitor("10:00:00", "HR 134");
        assertThat(story.nextDue()).isEqualTo("10:00:15");
        story.tick("10:00:14.999");
        story.tick("10:00:29", "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        assertThat(story.last().receivedAt()).isEqualTo(Story.at("10:00:15"));
    }

    @Test
    void withoutATickTheNextSampleTellsTheSame() {
        story.monitor("10:00:00", "HR 134");
        story.monitor("10:00:29", "HR 90", "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        story.tick("10:00:50", "10:00:44 CEASED MEDIUM HR 134 /min (limit 120), now 90, over after 44 s");
    }

    @Test
    void aDeviceThatIsBehindIsJudgedBehind() {
        story.sample(Story.MONITOR, "10:00:00", "10:00:20", "HR 134");
        assertThat(story.nextDue()).isEqualTo("10:00:35");
        story.sample(Story.MONITOR, "10:00:10", "10:00:30", "HR 96");
        story.tick("10:00:59");
    }

    @Test
    void pastTheExtremeLimitItIsOfHighPriorityAtOnce() {
        story.monitor("10:00:00", "HR 145");
        story.tick("10:00:15", "10:00:15 RAISED HIGH HR 145 > 140 /min for 15 s");
        assertThat(story.last().limit()).isEqualTo(140);
    }

    @Test
    void whatIsExtremeCanBeToldSoonerThanWhatIsNot() {
        Duration soon = Duration.ofSeconds(5);
        VitalLimits limits = new VitalLimits(50, 120, 40, 140, 3, Duration.ofSeconds(15), soon);
        Story hasty =
                new Story(AlarmPolicy.defaults().withHandling(Story.PLAIN).withLimits(VitalSign.HEART_RATE, limits));
        hasty.monitor("10:00:00", "HR 145");
        hasty.tick("10:00:05", "10:00:05 RAISED HIGH HR 145 > 140 /min for 5 s");
        hasty.monitor("10:00:20", "HR 80");
        hasty.tick("10:00:35", "10:00:35 CEASED HIGH HR 145 /min (limit 140), now 80, over after 35 s");
        hasty.monitor("10:00:40", "HR 130");
        hasty.monitor("10:00:48", "HR 144");
        hasty.tick("10:00:55", "10:00:53 RAISED HIGH HR 144 > 140 /min for 5 s");
    }

    @Test
    void itRisesInPriorityOnceItWasExtremeForTheDelayAndNeverFalls() {
        story.monitor("10:00:00", "HR 130");
        story.monitor("10:00:10", "HR 145");
        story.monitor("10:00:20", "HR 146", "10:00:15 RAISED MEDIUM HR 145 > 120 /min for 15 s");
        story.monitor("10:00:26", "HR 130", "10:00:25 PRIORITY_CHANGED HIGH HR 146 > 140 /min for 15 s");
        story.monitor("10:00:40", "HR 130");
        story.monitor("10:01:00", "HR 80");
        story.tick("10:01:15", "10:01:15 CEASED HIGH HR 146 /min (limit 140), now 80, over after 1 min 15 s");
        assertThat(story.told()).extracting(Alert::id).containsOnly("P-17/HEART_RATE_HIGH/2020-01-01T10:00:00Z");
    }

    @Test
    void insideTheHysteresisAnAlarmStaysOn() {
        story.monitor("10:00:00", "SpO2 88");
        story.monitor("10:00:15", "SpO2 88", "10:00:15 RAISED MEDIUM SpO2 88 < 90 % for 15 s");
        story.monitor("10:00:40", "SpO2 90");
        story.monitor("10:01:00", "SpO2 90");
        story.monitor("10:01:10", "SpO2 91");
        story.monitor("10:01:20", "SpO2 90");
        story.monitor("10:01:30", "SpO2 91");
        story.tick("10:01:45", "10:01:45 CEASED MEDIUM SpO2 88 % (limit 90), now 91, over after 1 min 45 s");
    }

    @Test
    void aReadingThatNoLongerStandsCallsNobodyAndEndsNothing() {
        Story slow = new Story(AlarmPolicy.defaults()
                .withLimits(VitalSign.HEART_RATE, VitalLimits.of(50, 120, 3, Duration.ofSeconds(45))));
        slow.monitor("10:00:00", "HR 134");
        slow.monitor("10:00:31", "HR 134");
        slow.monitor("10:00:50", "HR 134");
        slow.monitor("10:01:10", "HR 134");
        slow.monitor("10:01:20", "HR 90", "10:01:16 RAISED MEDIUM HR 134 > 120 /min for 45 s");
        slow.monitor("10:02:00", "HR 90");
        slow.monitor("10:02:30", "HR 90");
        slow.monitor(
                "10:02:45", "HR 90", "10:02:45 CEASED MEDIUM HR 134 /min (limit 120), now 90, over after 2 min 14 s");
    }

    @Test
    void aSpotCheckStandsUntilTheNextRound() {
        story.trolley("10:00:00", "SBP 84");
        story.tick("10:00:15", "10:00:15 RAISED MEDIUM SBP 84 < 90 mmHg for 15 s");
        story.trolley("14:00:00", "SBP 92");
        story.trolley("16:00:00", "SBP 118");
        story.tick("16:00:15", "16:00:15 CEASED MEDIUM SBP 84 mmHg (limit 90), now 118, over after 6 h");
    }

    @Test
    void lowAndHighOfOneVitalAreTwoAlarms() {
        story.monitor("10:00:00", "HR 134");
        story.monitor("10:00:15", "HR 45", "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        story.tick(
                "10:00:30",
                "10:00:30 CEASED MEDIUM HR 134 /min (limit 120), now 45, over after 30 s",
                "10:00:30 RAISED MEDIUM HR 45 < 50 /min for 15 s");
    }

    @Test
    void anAlarmThatComesBackIsANewOne() {
        story.monitor("10:00:00", "HR 134");
        story.monitor("10:00:15", "HR 100", "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        story.monitor("10:00:30", "HR 134", "10:00:30 CEASED MEDIUM HR 134 /min (limit 120), now 100, over after 30 s");
        story.tick("10:00:45", "10:00:45 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        assertThat(story.told())
                .extracting(Alert::id)
                .containsExactly(
                        "P-17/HEART_RATE_HIGH/2020-01-01T10:00:00Z",
                        "P-17/HEART_RATE_HIGH/2020-01-01T10:00:00Z",
                        "P-17/HEART_RATE_HIGH/2020-01-01T10:00:30Z");
    }

    @Test
    void everyVitalCanHaveLimits() {
        for (VitalSign vital : VitalSign.ALL) {
            double low = vital.lowestPlausible() + (vital.highestPlausible() - vital.lowestPlausible()) / 4;
            Story one = new Story(AlarmPolicy.defaults()
                    .withLimits(vital, VitalLimits.of(low, Double.NaN, 0, Duration.ofSeconds(15))));
            one.trolley("10:00:00", vital.label() + " " + vital.lowestPlausible());
            assertThat(one.nextDue()).as(vital.label()).isEqualTo("10:00:15");
        }
    }

    @Test
    void aVitalWithoutLimitsIsNotWatched() {
        story.trolley("10:00:00", "MAP 200, GCS 3, EDA 90");
        assertThat(story.nextDue()).isEqualTo("22:00:00");
    }

    @Test
    void anotherDevicesReadingOfTheSameVitalTakesNothingBack() {
        story.monitor("10:00:00", "HR 134");
        story.wearable("10:00:05", "HR 90");
        story.tick("10:00:40", "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s, by bedside monitor M-1");
    }

    @Test
    void anOlderReadingDoesNotMoveAnything() {
        story.monitor("10:00:10", "HR 134");
        story.sample(Story.WEARABLE, "10:00:05", "10:00:12", "HR 90");
        story.sample(Story.WEARABLE, "10:00:10", "10:00:13", "HR 90");
        story.tick("10:00:25", "10:00:25 RAISED MEDIUM HR 134 > 120 /min for 15 s, by bedside monitor M-1");
    }

    @Test
    void aDeviceTakenOffEndsWhatItHeldOn() {
        story.monitor("10:00:00", "HR 134, SpO2 88");
        story.wearable("10:00:10", "SpO2 88");
        story.tick(
                "10:00:15",
                "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s",
                "10:00:15 RAISED MEDIUM SpO2 88 < 90 % for 15 s, by bedside monitor M-1");
        story.released(
                Story.MONITOR,
                "10:00:20",
                "10:00:20 CEASED MEDIUM HR 134 /min (limit 120); HR no longer watched by M-1, after 20 s");
        story.tick("10:02:00");
        assertThat(story.nextDue()).isEqualTo("10:03:10");
    }
}
