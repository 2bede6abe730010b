package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.Response;
import dev.wardstream.score.News2;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The upgrade of a running ward. What the version before kept of alma was written by that version itself and is frozen: her heart
 * and breathing raced; Ann acknowledged the one and silenced the other, admitted her to bed 9, set limits of her own and paused her
 * alarms.
 */
class EarlierStateTest {
    private static final PatientId ALMA = new PatientId("alma");
    private static final long TEN = 1_772_445_600_000L;

    private final LoneStage.Left stores = new LoneStage.Left();
    private final Properties earlier = new Properties();

    @BeforeEach
    void whatTheVersionBeforeLeft() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(EarlierStateTest.class.getResourceAsStream("earlier.properties"))) {
            earlier.load(in);
        }
        stores.assign("monitor-7", Bedside.worn("alma", DeviceKind.BEDSIDE_MONITOR, TEN, Assignment.OPEN));
        stores.earlierAlarms.put("alma", bytes("alarms"));
        stores.earlierNews2.put("alma", bytes("news2"));
        stores.earlierFlatLines.put("alma", bytes("flat-lines"));
    }

    @Test
    void anUpgradeForgetsNoAnswerNoOrderAndNoLimit() {
        LoneStage stage = new LoneStage(stores, TEN + 30_000);

        stage.take(command("c-1", 30, new Action.Acknowledge(earlier.getProperty("heart-rate-alarm"), "at the bed")));
        stage.take(command("c-6", 31, new Action.Resume()));

        assertThat(stage.outcomes())
                .extracting(CommandOutcome::result)
                .as("the first was done before the upgrade")
                .containsExactly(CommandOutcome.Result.DUPLICATE, CommandOutcome.Result.DONE);
        for (int second = 40; second < 100; second++) {
            stage.take(sample(second, Readings.of(VitalSign.HEART_RATE, 80).with(VitalSign.RESPIRATORY_RATE, 34)));
        }
        assertThat(stage.alerts())
                .as("the pause is over: one is acknowledged, the other silenced, so nobody is called")
                .noneMatch(Alert::calls)
                .filteredOn(alert -> alert.event() == Alert.Event.CEASED)
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.id()).isEqualTo(earlier.getProperty("heart-rate-alarm"));
                    assertThat(alert.location()).isEqualTo(new Location("ward-3", "9"));
                    assertThat(alert.standing().response())
                            .isEqualTo(new Response.Acknowledged("Ann", TEN + 21_000, "at the bed"));
                });
    }

    @Test
    void herOwnLimitsHoldOn() {
        LoneStage stage = new LoneStage(stores, TEN + 30_000);
        stage.take(command("c-6", 31, new Action.Resume()));
        for (int second = 40; second < 80; second++) {
            stage.take(spo2(second, 88));
        }
        assertThat(stage.alerts())
                .as("88 % is past the ward's limit, and not past hers of 86 %")
                .extracting(Alert::kind)
                .doesNotContain(AlarmKind.SPO2_LOW);
        for (int second = 80; second < 120; second++) {
            stage.take(spo2(second, 85));
        }
        assertThat(stage.alerts()).extracting(Alert::kind).contains(AlarmKind.SPO2_LOW);
    }

    @Test
    void theEarlyWarningScoreGoesOnWithWhatWasMeasured() {
        LoneStage stage = new LoneStage(stores, TEN + 30_000);
        stage.take(spo2(40, 91));

        Score score = stage.scores().get(stage.scores().size() - 1);
        assertThat(score).isInstanceOfSatisfying(News2.class, news2 -> {
            assertThat(news2.total())
                    .as("breathing, pulse, and SpO2 on scale 2")
                    .isEqualTo(3 + 3);
        });
    }

    @Test
    void itIsReadOnce() {
        new LoneStage(stores, TEN + 30_000).tickUntil(TEN + 31_000);

        assertThat(stores.earlierAlarms.get("alma")).isNull();
        assertThat(stores.earlierNews2.get("alma")).isNull();
        assertThat(stores.earlierFlatLines.get("alma")).isNull();
        assertThat(stores.patients.get(LivePatients.keyOf("alma"))).isNotNull();
        LoneStage again = new LoneStage(stores, TEN + 31_000);
        again.take(command("c-1", 31, new Action.Acknowledge(earlier.getProperty("heart-rate-alarm"), "again")));
        assertThat(again.outcomes())
                .extracting(CommandOutcome::result)
                .containsExactly(CommandOutcome.Result.DUPLICATE);
    }

    @Test
    void whatCannotBeReadBeginsAnewAndTheOthersDoNot() {
        stores.earlierAlarms.put("bruno", new byte[] {2, 0, 0});

        LoneStage stage = new LoneStage(stores, TEN + 30_000);
        stage.take(command("c-1", 30, new Action.Acknowledge(earlier.getProperty("heart-rate-alarm"), "at the bed")));

        assertThat(stage.outcomes())
                .extracting(CommandOutcome::result)
                .containsExactly(CommandOutcome.Result.DUPLICATE);
        assertThat(stores.earlierAlarms.get("bruno")).isNull();
    }

    private static PatientSample spo2(int second, double percent) {
        return sample(second, Readings.of(VitalSign.SPO2, percent));
    }

    private static PatientSample sample(int second, Readings readings) {
        long at = TEN + second * 1_000L;
        return new PatientSample(
                ALMA,
                new DeviceId("monitor-7"),
                DeviceKind.BEDSIDE_MONITOR,
                new Location("ward-3", "9"),
                Sample.of(at, readings),
                at);
    }

    private byte[] bytes(String name) {
        return HexFormat.of().parseHex(earlier.getProperty(name));
    }

    private static AlarmCommand command(String id, int second, Action action) {
        return new AlarmCommand(id, ALMA, TEN + second * 1_000L, "Ann", action);
    }
}
