package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A wearable was out of reach and delivers at 11:00 what it measured since 10:00. */
class LateDataTest {
    private final Story story = new Story();

    @Test
    void whatBeganAndEndedWhileOutOfReachCallsNobodyAndIsToldForTheRecord() {
        late("10:00:00", "HR 134");
        late("10:00:10", "HR 150");
        late("10:00:20", "HR 152");
        late("10:00:30", "HR 151");
        late("10:00:40", "HR 96");
        story.tick("11:00:01");
        late(
                "10:00:56",
                "HR 95",
                "10:00:25 RAISED HIGH HR 152 > 140 /min for 15 s (retrospective)",
                "10:00:55 CEASED HIGH HR 152 /min (limit 140), now 96, over after 55 s (retrospective)");
    }

    @Test
    void whatStillGoesOnIsToldByTheFirstLiveSampleWithItsTrueOnset() {
        late("10:30:00", "HR 134");
        late("10:30:20", "HR 134");
        late("10:58:00", "HR 131");
        story.tick("11:00:00");
        story.sample(
                Story.WEARABLE,
                "11:00:00",
                "11:00:01",
                "HR 130",
                "11:00:00 RAISED MEDIUM HR 130 > 120 /min for 30 min");
        assertThat(story.last().id()).isEqualTo("P-17/HEART_RATE_HIGH/2020-01-01T10:30:00Z");
        assertThat(story.last().receivedAt()).isEqualTo(Story.at("11:00:01"));
        story.wearable("11:00:10", "HR 90");
        story.wearable(
                "11:00:30", "HR 90", "11:00:25 CEASED MEDIUM HR 134 /min (limit 120), now 90, over after 30 min 25 s");
    }

    @Test
    void whatIsOverWhenLiveDataComesCallsNobody() {
        late("10:58:00", "HR 134");
        late("10:58:20", "HR 134");
        story.wearable("11:00:00", "HR 90");
        story.tick(
                "11:00:15",
                "10:58:15 RAISED MEDIUM HR 134 > 120 /min for 15 s (retrospective)",
                "11:00:15 CEASED MEDIUM HR 134 /min (limit 120), now 90, over after 2 min 15 s (retrospective)");
    }

    @Test
    void aConditionThatWasExtremeLongAgoIsToldForWhatItIsNow() {
        late("10:58:00", "HR 150");
        late("10:58:20", "HR 150");
        late("10:58:30", "HR 130");
        story.wearable("11:00:00", "HR 130", "11:00:00 RAISED MEDIUM HR 130 > 120 /min for 2 min");
    }

    @Test
    void anAlarmThatWasToldLiveEndsLiveHoweverLateTheNewsOfIt() {
        story.wearable("10:00:00", "HR 134");
        story.tick("10:00:15", "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        story.tick("10:03:00", "10:03:00 RAISED MEDIUM No data for 3 min from wearable W-3");
        late("10:05:00", "HR 90");
        late("10:05:16", "HR 91", "10:05:15 CEASED MEDIUM HR 134 /min (limit 120), now 90, over after 5 min 15 s");
        late("10:06:00", "HR 150");
        late("10:06:20", "HR 90");
        late(
                "10:06:40",
                "HR 90",
                "10:06:15 RAISED HIGH HR 150 > 140 /min for 15 s (retrospective)",
                "10:06:35 CEASED HIGH HR 150 /min (limit 140), now 90, over after 35 s (retrospective)");
    }

    @Test
    void anAlarmThatIsOnRisesInPriorityOnlyByWhatIsTrueNow() {
        story.wearable("10:00:00", "HR 134");
        story.tick("10:00:15", "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        story.tick("10:03:00", "10:03:00 RAISED MEDIUM No data for 3 min from wearable W-3");
        late("10:00:20", "HR 150");
        late("10:00:45", "HR 150");
        late("10:01:00", "HR 134");
        late("10:58:20", "HR 150");
        late("10:58:45", "HR 150");
        late(
                "10:59:10",
                "HR 150",
                "11:00:00 CEASED MEDIUM Data again from wearable W-3, after 1 h",
                "10:59:10 PRIORITY_CHANGED HIGH HR 150 > 140 /min for 50 s; last measured 50 s ago");
    }

    @Test
    void aRoundThatIsChartedWithinTheHourIsLive() {
        story.sample(Story.TROLLEY, "10:00:00", "10:40:00", "SBP 84");
        story.tick("10:40:15", "10:00:15 RAISED MEDIUM SBP 84 < 90 mmHg for 15 s; last measured 40 min 15 s ago");
        Story later = new Story();
        later.sample(Story.TROLLEY, "10:00:00", "11:00:00.001", "SBP 84");
        later.tick("11:30:00");
    }

    @Test
    void lateReadingsOfOneVitalLeaveTheOthersLive() {
        story.monitor("10:59:50", "SpO2 88");
        late("10:10:00", "HR 134");
        late("10:10:20", "HR 134");
        story.tick("11:00:05", "11:00:05 RAISED MEDIUM SpO2 88 < 90 % for 15 s");
    }

    private void late(String measured, String readings, String... expected) {
        story.sample(Story.WEARABLE, measured, "11:00:00", readings, expected);
    }
}
