package dev.wardstream.archive;

import static dev.wardstream.archive.WardRecords.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.write.Point;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a beat tells of the patients, as their records come. */
class PartitionStateTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final Presence ON = new Presence.On();
    private static final Presence LATCHED = new Presence.Latched();
    private static final Presence OFF = new Presence.Off();

    private final PartitionState partition = new PartitionState();

    @Test
    void aPatientWithoutAlarmsIsOneRowThatSaysWhenTheyWereHeard() {
        partition.take(WardRecords.sample(7, START));
        partition.take(WardRecords.news2(7, START));

        assertThat(standing(START + MINUTE)).singleElement().satisfies(row -> {
            assertThat(row.getTags())
                    .containsOnlyKeys(Measurement.STANDING.tags())
                    .containsEntry("kind", "NONE")
                    .containsEntry("priority", "NONE")
                    .containsEntry("bed", "icu-7");
            assertThat(row.getFields())
                    .containsOnly(
                            Map.entry("beat", START + MINUTE),
                            Map.entry("lastReceivedAt", START + 40),
                            Map.entry("news2", 3L));
        });
    }

    @Test
    void anAlarmStandsWhileItIsOnOrLatchedAndNoLonger() {
        takes(7, "hr", ON);
        assertThat(presences(START)).containsExactly("ON");
        takes(7, "hr", LATCHED);
        assertThat(presences(START + MINUTE)).containsExactly("LATCHED");
        takes(7, "hr", OFF);
        assertThat(presences(START + 2 * MINUTE)).isEmpty();
    }

    @Test
    void twoVitalsThatOneDeviceLostAreTwoPoints() {
        takes(7, "p-7/VITAL_LOST/spo2", ON);
        takes(7, "p-7/VITAL_LOST/heartRate", ON);

        List<Point> rows = alarms(START);
        assertThat(rows).hasSize(2);
        assertThat(rows).extracting(Point::getTime).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.getFields().get("beat")).containsOnly(START);
        assertThat(rows)
                .extracting(row -> row.getFields().get("alertId"))
                .containsExactlyInAnyOrder("p-7/VITAL_LOST/spo2", "p-7/VITAL_LOST/heartRate");
    }

    @Test
    void alarmsWhoseIdsHashAlikeAreTwoPoints() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        takes(7, "Aa", ON);
        takes(7, "BB", ON);
        assertThat(alarms(START)).extracting(Point::getTime).doesNotHaveDuplicates();
    }

    @Test
    void anAlarmOfTheSameBeatIsTheSamePointWhateverElseStands() {
        takes(7, "hr", ON);
        Number alone = Objects.requireNonNull(alarms(START).get(0).getTime());
        takes(7, "a", ON);
        takes(7, "z", ON);
        assertThat(alarms(START))
                .filteredOn(row -> "hr".equals(row.getFields().get("alertId")))
                .extracting(Point::getTime)
                .containsExactly(alone);
    }

    @Test
    void anAlarmThatHasBeenOnForThreeDaysStands() {
        takes(7, "hr", ON);
        assertThat(presences(START + 3 * DAY)).containsExactly("ON");
    }

    @Test
    void whoWasNotHeardForADayIsForgottenAndWhoFellSilentAnHourAgoIsNot() {
        partition.take(WardRecords.sample(7, START));
        partition.take(WardRecords.sample(8, START + DAY));
        assertThat(standing(START + DAY + 60 * MINUTE))
                .extracting(row -> row.getTags().get("patient"))
                .containsExactly("p-8");
    }

    @Test
    void whoWasDischargedIsNotSilentUntilTheyAreHeardAgain() {
        partition.take(WardRecords.sample(7, START));
        partition.take(discharge(START + MINUTE));
        partition.take(WardRecords.sample(7, START + MINUTE + 5_000));
        assertThat(standing(START + 2 * MINUTE)).isEmpty();

        partition.take(WardRecords.sample(7, START + 3 * MINUTE));
        assertThat(standing(START + 4 * MINUTE)).hasSize(1);
    }

    @Test
    void anAlarmOfSomebodyWhoseSamplesAreLongGoneIsTold() {
        takes(7, "no-data", ON);
        assertThat(standing(START))
                .extracting(row -> row.getTags().get("kind"))
                .containsExactlyInAnyOrder("NONE", "HEART_RATE_HIGH");
        assertThat(standing(START))
                .allSatisfy(row -> assertThat(row.getFields()).doesNotContainKey("lastReceivedAt"));
    }

    @Test
    void aBeatTellsThePatientsOwnLimitsOverTheWardsUntilTheyExpire() {
        partition.take(WardRecords.sample(7, START));
        PatientId patient = new PatientId("p-7");
        OwnLimits.Change change = new OwnLimits.Change(85, Double.NaN, 80, Double.NaN, null);
        partition.limits(
                patient,
                new OwnLimits(
                        Map.of(VitalSign.SPO2, change), false, START, "nurse-1", "physician-1", START + 10 * MINUTE));

        assertThat(limits(START + MINUTE))
                .containsEntry("own", "yes")
                .containsEntry("expiresAt", START + 10 * MINUTE)
                .containsEntry("spo2_low", 85.0)
                .containsEntry("spo2_extremeLow", 80.0)
                .containsEntry("heartRate_high", 120.0)
                .doesNotContainKeys("spo2_high", "bodyTemperature_extremeLow");
        assertThat(limits(START + 10 * MINUTE))
                .containsEntry("own", "no")
                .containsEntry("spo2_low", 90.0)
                .doesNotContainKey("expiresAt");
        partition.limits(patient, null);
        assertThat(limits(START + MINUTE)).containsEntry("own", "no");
    }

    private void takes(int patient, String id, Presence presence) {
        Standing standing =
                new Standing("p-7/1", presence, new Response.Awaited(), new Sound.Audible(), Hush.NONE, true, 1, null);
        partition.take(WardRecords.alert(patient, id, Alert.Event.RAISED, START, START + 40, standing));
    }

    private static CommandOutcome discharge(long at) {
        return new CommandOutcome(
                "c", new PatientId("p-7"), "Discharge", "nurse-1", at, CommandOutcome.Result.DONE, Said.NOTHING);
    }

    private List<Point> standing(long beat) {
        return Objects.requireNonNull(
                partition.beat(beat, AlarmPolicy.defaults()).get(Measurement.STANDING));
    }

    private List<Point> alarms(long beat) {
        return standing(beat).stream()
                .filter(row -> !"NONE".equals(row.getTags().get("kind")))
                .toList();
    }

    private List<Object> presences(long beat) {
        return alarms(beat).stream().map(row -> row.getFields().get("presence")).toList();
    }

    private Map<String, Object> limits(long beat) {
        return Objects.requireNonNull(
                        partition.beat(beat, AlarmPolicy.defaults()).get(Measurement.LIMITS))
                .get(0)
                .getFields();
    }
}
