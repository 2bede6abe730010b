package dev.wardstream.ward;

import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BAND;
import static dev.wardstream.ward.Records.BED_2;
import static dev.wardstream.ward.Records.BED_9;
import static dev.wardstream.ward.Records.BERT;
import static dev.wardstream.ward.Records.MINUTE;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.alert;
import static dev.wardstream.ward.Records.anomaly;
import static dev.wardstream.ward.Records.news2;
import static dev.wardstream.ward.Records.risk;
import static dev.wardstream.ward.Records.sample;
import static dev.wardstream.ward.Records.tried;
import static dev.wardstream.ward.Records.worn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Presence;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is known of a bed as records come in. */
class WardTest {
    private static final Duration HISTORY = Duration.ofHours(12);
    private static final Presence ON = new Presence.On();
    private static final Presence OFF = new Presence.Off();

    private final Ward ward = new Ward(AlarmPolicy.defaults(), HISTORY);

    @Test
    void aDeviceThatSomebodyWearsMakesABedBeforeItHasSaidAWord() {
        ward.take(worn(ANNA, BED_9, T0));

        BedView bed = bed(ANNA, T0);
        assertThat(bed.ward() + "/" + bed.bed()).isEqualTo("ward-1/bed-9");
        assertThat(bed.admitted()).isFalse();
        assertThat(bed.vitals()).isEmpty();
        assertThat(bed.lastReceivedAt()).isNull();
        assertThat(bed.devices()).singleElement().satisfies(device -> {
            assertThat(device.id()).isEqualTo("band-1");
            assertThat(device.lastReceivedAt()).isNull();
        });
    }

    @Test
    void aBedShowsTheNewestValueOfEachVitalWithItsLimits() {
        ward.take(worn(ANNA, BED_9, T0));
        ward.take(sample(ANNA, T0, VitalSign.HEART_RATE, 84.4));
        ward.take(sample(ANNA, T0 + 1_000, VitalSign.SPO2, 97));
        ward.take(sample(ANNA, T0 + 2_000, VitalSign.HEART_RATE, 86.4));

        BedView bed = bed(ANNA, T0 + 3_000);
        assertThat(bed.vitals()).containsOnlyKeys("heartRate", "spo2");
        assertThat(vital(bed, "heartRate"))
                .isEqualTo(new BedView.Vital(
                        86, "/min", T0 + 2_000, false, true, null, new LimitsView(50.0, 120.0, 40.0, 140.0, false)));
        assertThat(bed.lastReceivedAt()).isEqualTo(T0 + 2_500);
        assertThat(bed.devices())
                .singleElement()
                .satisfies(device -> assertThat(device.battery()).isEqualTo(0.8));
    }

    @Test
    void ofTwoDevicesThatDisagreeTheBedShowsTheMonitorsUntilTheBandsHasAnAlarm() {
        DeviceId monitor = new DeviceId("mon-7");
        ward.take(heartRate(monitor, DeviceKind.BEDSIDE_MONITOR, T0, 72));
        ward.take(sample(ANNA, T0 + 1_000, VitalSign.HEART_RATE, 170));

        assertThat(vital(bed(ANNA, T0 + 2_000), "heartRate").value()).isEqualTo(72);
        assertThat(vital(bed(ANNA, T0 + 2_000), "heartRate").device()).isEqualTo("mon-7");

        ward.take(alert(ANNA, "hr", Event.RAISED, ON, T0 + 2_000));
        assertThat(vital(bed(ANNA, T0 + 3_000), "heartRate").value())
                .as("the number that the alarm speaks of")
                .isEqualTo(170);
        assertThat(vital(bed(ANNA, T0 + 3_000), "heartRate").device()).isEqualTo("band-1");

        ward.take(alert(ANNA, "hr", Event.CEASED, new Presence.Latched(), T0 + 4_000));
        assertThat(vital(bed(ANNA, T0 + 5_000), "heartRate").value()).isEqualTo(72);

        ward.take(sample(ANNA, T0 + 3 * MINUTE, VitalSign.HEART_RATE, 168));
        assertThat(vital(bed(ANNA, T0 + 3 * MINUTE), "heartRate").value())
                .as("the monitor has been silent for so long that its value stands no more")
                .isEqualTo(168);
    }

    @Test
    void aMonitorWhoseSensorIsOffDoesNotHideWhatTheBandMeasures() {
        Sample poor =
                new Sample(T0 + 1_000, Readings.of(VitalSign.HEART_RATE, 12), Observations.unknown(), 0.1, Double.NaN);
        ward.take(sample(ANNA, T0, VitalSign.HEART_RATE, 74));
        ward.take(new PatientSample(ANNA, new DeviceId("mon-7"), DeviceKind.BEDSIDE_MONITOR, BED_9, poor, T0 + 1_500));

        assertThat(vital(bed(ANNA, T0 + 2_000), "heartRate").value()).isEqualTo(74);
        assertThat(vital(bed(ANNA, T0 + 3 * MINUTE), "heartRate").usable())
                .as("nothing better stands any more")
                .isFalse();
    }

    @Test
    void aTrendIsNeverTheMeanOfTwoDevicesThatDisagree() {
        DeviceId monitor = new DeviceId("mon-7");
        for (int second = 0; second < 60; second++) {
            ward.take(sample(ANNA, T0 + second * 1_000L, VitalSign.HEART_RATE, 170));
            ward.take(heartRate(monitor, DeviceKind.BEDSIDE_MONITOR, T0 + second * 1_000L + 500, 72));
        }
        ward.take(sample(ANNA, T0 + MINUTE, VitalSign.HEART_RATE, 168));
        ward.take(sample(ANNA, T0 + 2 * MINUTE, VitalSign.HEART_RATE, 168));

        assertThat(Objects.requireNonNull(
                        TrendViews.lastHour(there(ANNA), T0 + 2 * MINUTE).get("heartRate")))
                .filteredOn(Objects::nonNull)
                .containsExactly(72.0, 168.0);
    }

    @Test
    void aBedTellsWhenThePatientsOwnLimitsWereSetUntilTheyEnd() {
        ward.take(sample(ANNA, T0, VitalSign.HEART_RATE, 84));
        assertThat(bed(ANNA, T0).limitsSetAt()).isNull();
        ward.limits(ANNA, new OwnLimits(Map.of(), true, T0, "nurse-3", "dr-1", T0 + MINUTE));
        assertThat(bed(ANNA, T0 + 1).limitsSetAt()).isEqualTo(T0);
        assertThat(bed(ANNA, T0 + MINUTE).limitsSetAt()).isNull();
    }

    @Test
    void aDeviceThatTellsItsBatteryInRecordsOfItsOwnIsShownWithIt() {
        ward.take(worn(ANNA, BED_9, T0));
        ward.take(alone(T0, Double.NaN, 0.05));
        ward.take(alone(T0 + 1_000, 0.4, Double.NaN));

        BedView bed = bed(ANNA, T0 + 2_000);
        assertThat(bed.vitals()).isEmpty();
        assertThat(bed.devices()).singleElement().satisfies(device -> {
            assertThat(device.battery()).isEqualTo(0.05);
            assertThat(device.signalQuality()).isEqualTo(0.4);
        });
    }

    private static PatientSample alone(long at, double signalQuality, double battery) {
        Sample fact = new Sample(at, Readings.none(), Observations.unknown(), signalQuality, battery);
        return new PatientSample(ANNA, Records.BAND, DeviceKind.WEARABLE, BED_9, fact, at);
    }

    @Test
    void lateDataGoesIntoTheTrendMarkedAndDoesNotReplaceWhatIsNewer() {
        ward.take(sample(ANNA, T0 + 10 * MINUTE, VitalSign.HEART_RATE, 80));
        ward.take(sample(ANNA, T0, T0 + 11 * MINUTE, Readings.of(VitalSign.HEART_RATE, 150), 0.9));

        assertThat(vital(bed(ANNA, T0 + 12 * MINUTE), "heartRate").value()).isEqualTo(80);
        TrendViews.OverTime trend = TrendViews.between(there(ANNA), T0, T0 + 12 * MINUTE, T0 + 12 * MINUTE);
        assertThat(Objects.requireNonNull(trend.series().get("heartRate")).mean())
                .startsWith(150.0, null)
                .endsWith(80.0, null, null);
        assertThat(trend.late()).containsExactly(List.of(T0, T0 + MINUTE));
    }

    @Test
    void whatADeviceDoesNotTrustIsShownAsThatAndStaysOutOfTheTrend() {
        ward.take(sample(ANNA, T0, T0, Readings.of(VitalSign.HEART_RATE, 240), 0.1));

        assertThat(vital(bed(ANNA, T0), "heartRate").usable()).isFalse();
        assertThat(TrendViews.lastHour(there(ANNA), T0 + MINUTE)).isEmpty();
    }

    @Test
    void scoresOfThePastAreInTheTrendOnly() {
        ward.take(news2(ANNA, T0 + 5 * MINUTE, 1, false));
        ward.take(news2(ANNA, T0, 3, true));
        ward.take(anomaly(ANNA, T0 + 5 * MINUTE, 0.75));

        BedView bed = bed(ANNA, T0 + 5 * MINUTE);
        assertThat(Objects.requireNonNull(bed.news2()).total()).isEqualTo(1);
        assertThat(bed.news2().missing()).containsExactly("CONSCIOUSNESS");
        assertThat(bed.models()).singleElement().satisfies(model -> {
            assertThat(model.value()).isEqualTo(0.75);
            assertThat(model.threshold()).isEqualTo(0.995);
            assertThat(model.contributions().get(0).text()).isEqualTo("HR 143 /min, 60 above expected");
        });
        TrendViews.OverTime trend = TrendViews.between(there(ANNA), T0, T0 + 5 * MINUTE, T0 + 20 * MINUTE);
        assertThat(trend.news2()).containsExactly(3.0, null, null, null, null, 1.0);
        assertThat(trend.scores().get("wearable-1hz")).containsExactly(null, null, null, null, null, 0.75);
    }

    @Test
    void aRiskIsToldWithWhatMakesItUp() {
        ward.take(risk(ANNA, T0, 0.42));

        assertThat(bed(ANNA, T0).models()).isEmpty();
        assertThat(bed(ANNA, T0).risks()).singleElement().satisfies(risk -> {
            assertThat(risk.id()).isEqualTo("risk-icu");
            assertThat(risk.probability()).isEqualTo(0.42);
            assertThat(risk.threshold()).isEqualTo(0.31);
            assertThat(risk.contributions())
                    .containsExactly(
                            new RiskView.Part("glasgowComaScale", 0.7, 9.0, "", "M-1"),
                            new RiskView.Part("ventilated", -0.1, 0.0, "", null));
        });
        assertThat(TrendViews.between(there(ANNA), T0, T0, T0 + 20 * MINUTE)
                        .scores()
                        .get("risk-icu"))
                .containsExactly(0.42);
    }

    @Test
    void nobodySeesWhatAModelSaysThatIsOnlyTried() {
        ward.take(sample(ANNA, T0, T0, Readings.of(VitalSign.HEART_RATE, 80), 0.9));
        ward.take(tried(anomaly(ANNA, T0, 1)));
        ward.take(tried(risk(ANNA, T0, 1)));

        assertThat(bed(ANNA, T0).models()).isEmpty();
        assertThat(bed(ANNA, T0).risks()).isEmpty();
        assertThat(there(ANNA).trends().models()).isEmpty();
    }

    @Test
    void anAlarmIsOnTheBedUntilItIsOffAndInTheHistoryAfterwards() {
        ward.take(alert(ANNA, "hr", Event.RAISED, ON, T0));
        assertThat(bed(ANNA, T0).priority()).isEqualTo("HIGH");
        assertThat(bed(ANNA, T0).alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.sounding()).isTrue());

        ward.take(alert(ANNA, "hr", Event.CEASED, OFF, T0 + MINUTE));
        assertThat(bed(ANNA, T0 + MINUTE).priority()).isNull();
        assertThat(there(ANNA).log().newestFirst()).singleElement().satisfies(life -> {
            assertThat(life.over()).isEqualTo(T0 + MINUTE);
            assertThat(AlarmLifeView.of(life, null).events())
                    .extracting(AlarmLifeView.Step::event)
                    .containsExactly("RAISED", "CEASED");
        });
    }

    @Test
    void aDeviceThatMovedOnIsTheOldPatientsNoMoreAndNeitherIsWhatItSaysLate() {
        ward.take(worn(ANNA, BED_9, T0));
        ward.take(sample(ANNA, T0 + MINUTE, VitalSign.HEART_RATE, 80));
        ward.take(worn(ANNA, BED_9, T0)
                .followedBy(new Assignment(BERT, BED_2, DeviceKind.WEARABLE, T0 + 2 * MINUTE, Assignment.OPEN)));
        ward.take(sample(ANNA, T0 + MINUTE + 1, VitalSign.HEART_RATE, 81));

        assertThat(bed(ANNA, T0 + 3 * MINUTE).devices()).isEmpty();
        assertThat(vital(bed(ANNA, T0 + 3 * MINUTE), "heartRate").value()).isEqualTo(81);
        assertThat(bed(BERT, T0 + 3 * MINUTE).devices()).hasSize(1);
        assertThat(PatientView.of(ward, there(ANNA), T0 + 3 * MINUTE).assignments())
                .containsExactly(new PatientView.Assigned("band-1", "WEARABLE", T0, T0 + 2 * MINUTE));
    }

    @Test
    void aPatientsOwnLimitsHoldUntilTheyExpire() {
        ward.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80));
        ward.limits(ANNA, own(new OwnLimits.Change(Double.NaN, 130, Double.NaN, 150, null)));

        assertThat(vital(bed(ANNA, T0), "heartRate").limits())
                .isEqualTo(new LimitsView(50.0, 130.0, 40.0, 150.0, true));
        PatientView patient = PatientView.of(ward, there(ANNA), T0);
        assertThat(Objects.requireNonNull(patient.own()).approvedBy()).isEqualTo("dr-1");
        assertThat(Objects.requireNonNull(patient.limits().get("spo2")).own()).isFalse();
        assertThat(Objects.requireNonNull(
                                vital(bed(ANNA, T0 + 10 * MINUTE), "heartRate").limits())
                        .high())
                .isEqualTo(120);
    }

    @Test
    void limitsThatNoLongerFitTheWardsGiveWayAsInTheAlarms() {
        ward.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80));
        ward.limits(ANNA, own(new OwnLimits.Change(Double.NaN, 145, Double.NaN, Double.NaN, null)));

        assertThat(Objects.requireNonNull(vital(bed(ANNA, T0), "heartRate").limits())
                        .high())
                .as("above the extreme limit of 140")
                .isEqualTo(120);
    }

    @Test
    void whoWearsNothingAndWasNotHeardOfForHoursIsForgotten() {
        ward.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80));
        ward.take(worn(BERT, BED_2, T0));

        ward.forget(T0 + HISTORY.toMillis());
        assertThat(ward.patient(ANNA)).isNotNull();
        ward.forget(T0 + HISTORY.toMillis() + 501);
        assertThat(ward.patient(ANNA)).isNull();
        assertThat(ward.patient(BERT)).as("wears a device").isNotNull();
        ward.take(new Assignments(BAND, List.of()));
        ward.forget(T0 + HISTORY.toMillis() + 501);
        assertThat(ward.patient(BERT)).isNull();
    }

    @Test
    void anAlarmThatIsOverMakesNobodyAPatientAgain() {
        ward.take(alert(ANNA, "hr", Event.CEASED, OFF, T0));
        assertThat(ward.patients()).isEmpty();
        ward.take(alert(ANNA, "hr", Event.RAISED, ON, T0));
        ward.forget(T0 + 2 * HISTORY.toMillis());
        assertThat(ward.patients()).as("an alarm that is on is never forgotten").hasSize(1);
    }

    @Test
    void whatIsOlderThanTheHistoryIsNotShown() {
        ward.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80));
        ward.take(news2(ANNA, T0, 3, false));

        BedView bed = bed(ANNA, T0 + HISTORY.toMillis() + 1);
        assertThat(bed.vitals()).isEmpty();
        assertThat(bed.news2()).isNull();
    }

    private static OwnLimits own(OwnLimits.Change heartRate) {
        return new OwnLimits(Map.of(VitalSign.HEART_RATE, heartRate), false, T0, "nurse-3", "dr-1", T0 + 10 * MINUTE);
    }

    private static PatientSample heartRate(DeviceId device, DeviceKind kind, long at, double value) {
        Sample sample = new Sample(at, Readings.of(VitalSign.HEART_RATE, value), Observations.unknown(), 0.9, 0.8);
        return new PatientSample(ANNA, device, kind, BED_9, sample, at + 500);
    }

    private WardPatient there(PatientId patient) {
        return Objects.requireNonNull(ward.patient(patient));
    }

    private BedView bed(PatientId patient, long now) {
        return BedView.of(ward, there(patient), now);
    }

    private static BedView.Vital vital(BedView bed, String field) {
        return Objects.requireNonNull(bed.vitals().get(field));
    }
}
