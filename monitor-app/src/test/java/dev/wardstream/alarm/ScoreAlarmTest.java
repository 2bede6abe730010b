package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.VitalSign;
import org.junit.jupiter.api.Test;

/** NEWS2 and models. */
class ScoreAlarmTest {
    private final Story story = new Story();

    @Test
    void aHighTotalIsToldWithItsPartsAndWhatIsUnknown() {
        story.news2(Story.TROLLEY, "10:00:00", 3, 2, 2);
        story.tick("10:00:30", "10:00:30 RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2; consciousness unknown)");
        assertThat(story.last().id()).isEqualTo("P-17/NEWS2/2020-01-01T10:00:00Z");
        assertThat(story.last().value()).isEqualTo(7);
        assertThat(story.last().limit()).isEqualTo(7);
        story.news2(Story.TROLLEY, "11:00:00", 0, 2, 0);
        story.tick("11:00:30", "11:00:30 CEASED HIGH NEWS2 7, now 2 (SpO2 2; consciousness unknown), over after 1 h");
    }

    @Test
    void fiveIsMediumAndASingleThreeIsLow() {
        story.news2(Story.TROLLEY, "10:00:00", 2, 2, 0);
        story.news2(Story.TROLLEY, "11:00:00", 3, 2, 0);
        story.tick("11:00:30", "11:00:30 RAISED MEDIUM NEWS2 5 (RR 3, SpO2 2; consciousness unknown)");
        Story lone = new Story();
        lone.news2(Story.TROLLEY, "10:00:00", 0, 0, 3);
        lone.tick("10:00:30", "10:00:30 RAISED LOW NEWS2 3 (pulse 3; consciousness unknown)");
    }

    @Test
    void aPatientWhoGetsWorseIsToldAgainAtTheNewPriority() {
        story.news2(Story.TROLLEY, "10:00:00", 2, 2, 1);
        story.news2(
                Story.TROLLEY,
                "11:00:00",
                3,
                2,
                2,
                "10:00:30 RAISED MEDIUM NEWS2 5 (RR 2, SpO2 2, pulse 1; consciousness unknown)");
        story.tick("11:00:30", "11:00:30 PRIORITY_CHANGED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2; consciousness unknown)");
    }

    @Test
    void whatIsUnusualForFiveMinutesIsToldWithItsReasons() {
        story.model("10:00:00", 0.999);
        story.model("10:00:10", 0.2);
        story.model("10:00:20", 0.995);
        story.model("10:02:50", 0.999);
        story.model("10:05:10", 0.999);
        story.model(
                "10:05:20",
                0.998,
                "10:05:20 RAISED LOW Unusual for 5 min: HR 131 /min, 24 above expected (62 %); Skin 32.1 °C, 1.4 below expected (30 %)");
        Alert alert = story.last();
        assertThat(alert.id()).isEqualTo("P-17/ANOMALY/wearable/2020-01-01T10:00:20Z");
        assertThat(alert.model()).hasToString("wearable@1");
        assertThat(alert.contributions())
                .extracting(Contribution::vital)
                .startsWith(VitalSign.HEART_RATE)
                .hasSize(3);
        assertThat(alert.limit()).isEqualTo(0.995);
        story.model("10:05:30", 0.1);
        story.model("10:05:40", 0.992);
        story.model("10:05:50", 0.1);
        story.model("10:06:00", 0.1);
        story.model("10:06:10", 0.1, "10:06:10 CEASED LOW As usual again, after 5 min 50 s");
    }

    @Test
    void whatAWearableFindsUnusualForAMomentIsToldToNobody() {
        for (int tens = 0; tens < 6; tens++) {
            story.model("10:00:" + tens + "0", 0.999);
        }
        for (int tens = 0; tens < 6; tens++) {
            story.model("10:01:" + tens + "0", 0.1);
        }
        assertThat(story.told()).isEmpty();
    }

    @Test
    void twoScoresThatAreHoursApartAreNotEnough() {
        story.model("10:00:00", 0.999);
        story.model("11:00:00", 0.999);
        assertThat(story.told()).isEmpty();
    }

    @Test
    void anUnusualStretchWhollyInLateDataIsToldForTheRecord() {
        story.model("10:00:00", "11:00:00", 0.999);
        story.model("10:00:10", "11:00:00", 0.999);
        story.model("10:05:00", "11:00:00", 0.999);
        story.restart();
        story.model("10:05:10", "11:00:00", 0.1);
        story.model("10:05:20", "11:00:00", 0.1);
        story.model(
                "10:05:30",
                "11:00:00",
                0.1,
                "10:05:00 RAISED LOW Unusual for 5 min: HR 131 /min, 24 above expected (62 %); Skin 32.1 °C, 1.4 below expected (30 %) (retrospective)",
                "10:05:30 CEASED LOW As usual again, after 5 min 30 s (retrospective)");
        assertThat(story.told().get(0).contributions()).hasSize(3);
    }

    @Test
    void anUnusualStretchThatGoesOnIsToldWhenLiveDataShowsIt() {
        story.model("10:00:00", "11:00:00", 0.999);
        story.model("10:00:10", "11:00:00", 0.999);
        story.model("10:05:00", "11:00:00", 0.999);
        story.model(
                "11:00:00",
                0.999,
                "11:00:00 RAISED LOW Unusual for 1 h: HR 131 /min, 24 above expected (62 %); Skin 32.1 °C, 1.4 below expected (30 %)");
        assertThat(story.last().onset()).isEqualTo(Story.at("10:00:00"));
        story.released(
                Story.WEARABLE, "11:01:00", "11:01:00 CEASED LOW wearable no longer fed by W-3, after 1 h 1 min");
    }
}
