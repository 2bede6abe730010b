package dev.wardstream.ward;

import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.alert;
import static dev.wardstream.ward.Records.anomaly;
import static dev.wardstream.ward.Records.command;
import static dev.wardstream.ward.Records.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Presence;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.PatientScore;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** However much a topic holds of one patient, what is kept of it is bounded. */
class BoundedTest {
    private final Ward ward = new Ward(AlarmPolicy.defaults(), Duration.ofHours(12));

    @Test
    void aHundredAlarmsAreKeptAndNoneThatIsOnGivesWayToOneThatIsOver() {
        ward.take(alert(ANNA, "first", Event.RAISED, new Presence.On(), T0));
        for (int i = 0; i < 500; i++) {
            ward.take(alert(ANNA, "a" + i, Event.RAISED, new Presence.On(), T0 + i));
            ward.take(alert(ANNA, "a" + i, Event.CEASED, new Presence.Off(), T0 + i));
        }

        assertThat(anna().log().newestFirst())
                .hasSize(100)
                .extracting(life -> life.newest().id())
                .startsWith("a499", "a498")
                .endsWith("first");
    }

    @Test
    void ofAnAlarmWithoutEndTheNewestEventsAreKept() {
        for (int i = 0; i < 500; i++) {
            ward.take(alert(ANNA, "hr", Event.ESCALATED, new Presence.On(), T0 + i));
        }

        assertThat(anna().log().newestFirst()).singleElement().satisfies(life -> {
            assertThat(life.events()).hasSize(50);
            assertThat(life.newest().at()).isEqualTo(T0 + 499);
        });
    }

    @Test
    void modelsAreFewWhateverTheirNames() {
        for (int i = 0; i < 100; i++) {
            PatientScore like = anomaly(ANNA, T0, 0.5);
            ModelScore score = (ModelScore) like.score();
            ModelScore other = new ModelScore(
                    new ModelRef("model-" + i, "1"),
                    score.windowStart(),
                    score.windowEnd(),
                    score.at(),
                    score.value(),
                    score.contributions(),
                    score.coverage(),
                    false);
            ward.take(new PatientScore(
                    like.patient(), like.location(), like.device(), like.kind(), like.receivedAt(), other));
        }

        assertThat(anna().models()).hasSize(8);
        assertThat(anna().trends().models()).hasSize(8);
    }

    @Test
    void commandsThatNobodyJudgesAreForgottenTheOldestFirst() {
        Judged judged = new Judged();
        for (int i = 0; i <= 50_000; i++) {
            judged.take(command(ANNA, "c" + i, T0, new Action.Pause(T0 + 1, "x-ray")));
        }

        assertThat(judged.take(done(command(ANNA, "c0", T0, new Action.Pause(T0 + 1, "x-ray"))), 1))
                .isNull();
        assertThat(judged.take(done(command(ANNA, "c1", T0, new Action.Pause(T0 + 1, "x-ray"))), 2))
                .isNotNull();
    }

    private WardPatient anna() {
        return Objects.requireNonNull(ward.patient(ANNA));
    }
}
