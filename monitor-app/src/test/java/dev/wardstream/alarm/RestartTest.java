package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestartTest {
    private final Story story = new Story();

    @Test
    void aRestartInTheMiddleOfADelayLosesNothingOfIt() {
        story.monitor("10:00:00", "HR 134");
        story.restart();
        story.tick("10:00:14");
        story.restart();
        story.tick("10:00:15", "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        story.restart();
        story.monitor("10:00:20", "HR 90");
        story.restart();
        story.tick("10:00:35", "10:00:35 CEASED MEDIUM HR 134 /min (limit 120), now 90, over after 35 s");
    }

    @Test
    void newLimitsApplyToAnAlarmThatIsOn() {
        story.monitor("10:00:00", "HR 134");
        story.tick("10:00:15", "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        story.restart(AlarmPolicy.defaults()
                .withLimits(VitalSign.HEART_RATE, VitalLimits.of(50, 150, 3, Duration.ofSeconds(15))));
        story.monitor("10:00:20", "HR 134");
        story.tick(
                "10:00:35", "10:00:35 CEASED MEDIUM HR 134 /min (limit 120), now 134, limit now 150, over after 35 s");
    }

    @Test
    void limitsTakenAwayEndAnAlarmThatIsOn() {
        story.monitor("10:00:00", "HR 134");
        story.tick("10:00:15", "10:00:15 RAISED MEDIUM HR 134 > 120 /min for 15 s");
        AlarmPolicy policy = AlarmPolicy.defaults();
        story.restart(new AlarmPolicy(
                Map.of(),
                policy.news2(),
                policy.anomaly(),
                policy.sensor(),
                policy.battery(),
                policy.clock(),
                policy.noDataAfter(),
                policy.noDataPriority(),
                policy.vitalLostAfter(),
                policy.holdsFor(),
                policy.liveWithin(),
                policy.disagreement(),
                policy.handling()));
        story.monitor(
                "10:00:20",
                "HR 134",
                "10:00:20 CEASED MEDIUM HR 134 /min (limit 120), now 134, no limit any more, over after 20 s");
    }

    @Test
    void aQuietPatientTakesLittleRoom() {
        PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, AlarmPolicy.defaults());
        assertThat(Kept.bytes(alarms)).hasSizeLessThan(50);
        alarms.step(Inputs.sample(Story.at("10:00:00"), 80));
        assertThat(Kept.bytes(alarms)).hasSizeLessThan(110);
    }

    @Test
    void stateOfANewerProgramOrCutShortIsRefused() {
        PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, AlarmPolicy.defaults());
        alarms.step(Inputs.sample(Story.at("10:00:00"), 134));
        byte[] bytes = Kept.bytes(alarms);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Kept.alarms(Story.PATIENT, AlarmPolicy.defaults(), cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(?s).*(cut short|begin with no fingerprint).*");
        }
        bytes[3]++;
        assertThatThrownBy(() -> Kept.alarms(Story.PATIENT, AlarmPolicy.defaults(), bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a newer Wardstream wrote it");
    }

    @Test
    void anotherPatientsSampleIsRefused() {
        PatientAlarms alarms = PatientAlarms.start(new PatientId("P-18"), AlarmPolicy.defaults());
        assertThatThrownBy(() -> alarms.step(Inputs.sample(Story.at("10:00:00"), 134)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("P-18")
                .hasMessageContaining("P-17");
    }
}
