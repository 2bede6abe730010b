package dev.wardstream.intake;

import static dev.wardstream.vitals.VitalSign.BLOOD_GLUCOSE;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.intake.Verdict.Accepted;
import dev.wardstream.intake.Verdict.DroppedValue;
import dev.wardstream.intake.Verdict.Duplicate;
import dev.wardstream.intake.Verdict.Rejected;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final DeviceId WRISTBAND = new DeviceId("W-1");
    private static final VendorId ACME = new VendorId("acme");
    private static final PatientId ALMA = new PatientId("P-alma");
    private static final PatientId BRUNO = new PatientId("P-bruno");
    private static final long MORNING = 1_700_000_000_000L;
    private static final long NOON = MORNING + 4 * 3_600_000;
    /** Alma wore the wristband in the morning, Bruno wears it since noon. */
    private static final Assignments ASSIGNMENTS =
            new Assignments(WRISTBAND, List.of(worn(ALMA, MORNING, NOON), worn(BRUNO, NOON, Assignment.OPEN)));

    private final Intake intake = new Intake(new IntakeRules(3, 1024));
    private DeviceMemory memory = DeviceMemory.nothing();

    @Test
    void aSampleBelongsToWhoeverWoreTheDeviceWhenItWasMeasured() {
        assertThat(accepted(heartRate(NOON + 1)).sample().patient()).isEqualTo(BRUNO);
        assertThat(accepted(heartRate(NOON - 1)).sample().patient())
                .as("measured in the morning, arrived after noon")
                .isEqualTo(ALMA);
    }

    @Test
    void beforeAnyoneWoreItASampleIsNobodys() {
        assertThat(rejected(heartRate(MORNING - 1)).reason()).isEqualTo(Reason.UNASSIGNED_DEVICE);
        assertThat(intake.judge(heartRate(NOON), ACME, "W-1", null, memory, NOON))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(Reason.UNASSIGNED_DEVICE);
                    assertThat(rejected.detail()).contains("never assigned");
                });
    }

    @Test
    void anImplausibleValueIsDroppedAndTheRestOfTheSampleLives() {
        Readings readings = Readings.of(Map.of(HEART_RATE, 72.0, SYSTOLIC_PRESSURE, 11_647.0, SPO2, 0.0));

        Accepted accepted = accepted(sample(NOON, 1L, readings));

        assertThat(accepted.sample().sample().readings()).isEqualTo(Readings.of(HEART_RATE, 72));
        assertThat(accepted.dropped())
                .containsExactly(
                        new DroppedValue("spo2", 0, "is outside 30 to 100 %"),
                        new DroppedValue("systolicPressure", 11_647, "is outside 30 to 300 mm[Hg]"));
    }

    @Test
    void aSampleOfImplausibleValuesAloneIsQuarantined() {
        Rejected rejected = rejected(sample(NOON, 1L, Readings.of(HEART_RATE, Double.POSITIVE_INFINITY)));

        assertThat(rejected.reason()).isEqualTo(Reason.IMPLAUSIBLE_VALUE);
        assertThat(rejected.detail()).isEqualTo("heartRate Infinity is outside 10 to 300 /min");
    }

    @Test
    void aRecordThatSaysNothingIsQuarantined() {
        assertThat(rejected(sample(NOON, 1L, Readings.none())).reason()).isEqualTo(Reason.NO_VITALS);
    }

    @Test
    void whatCanBeChartedCanArriveAlone() {
        alone(new Observations(null, Consciousness.UNRESPONSIVE, null), Double.NaN, Double.NaN);
        alone(new Observations(false, Consciousness.UNKNOWN, null), Double.NaN, Double.NaN);
        alone(new Observations(null, Consciousness.UNKNOWN, true), Double.NaN, Double.NaN);
        alone(Observations.unknown(), 0, Double.NaN);
        alone(Observations.unknown(), Double.NaN, 0.05);
    }

    @Test
    void aChartedFactLivesThoughTheOnlyReadingBesideItIsAnArtefact() {
        Observations unresponsive = new Observations(null, Consciousness.UNRESPONSIVE, null);
        Sample sample = new Sample(NOON, Readings.of(HEART_RATE, 0), unresponsive, 0, Double.NaN);

        Accepted accepted = accepted(new DeviceSample(WRISTBAND, 1L, sample));

        assertThat(accepted.sample().sample().observations()).isEqualTo(unresponsive);
        assertThat(accepted.dropped()).extracting(DroppedValue::field).containsExactly("heartRate");
    }

    @Test
    void aVendorsProfileIsItsOwnAlone() {
        VendorProfile trusted =
                new VendorProfile(Map.of("bloodGlucose", new FieldProfile(true, 1, 0, List.of())), null);
        VendorProfiles profiles = new VendorProfiles(Map.of(ACME, trusted));
        Intake profiled = new Intake(new IntakeRules(3, 1024, profiles));
        DeviceSample low = sample(NOON, 1L, Readings.of(BLOOD_GLUCOSE, 22));

        assertThat(profiled.judge(low, ACME, "W-1", ASSIGNMENTS, memory, NOON)).isInstanceOf(Accepted.class);
        assertThat(profiled.judge(low, new VendorId("other"), "W-1", ASSIGNMENTS, memory, NOON))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void aSignalQualityThatIsNoShareIsDropped() {
        Sample sample = new Sample(NOON, Readings.of(HEART_RATE, 70), Observations.unknown(), 87, -1);

        Accepted accepted = accepted(new DeviceSample(WRISTBAND, 1L, sample));

        assertThat(accepted.sample().sample().signalQuality()).isNaN();
        assertThat(accepted.sample().sample().battery()).isNaN();
        assertThat(accepted.dropped())
                .containsExactly(
                        new DroppedValue("signalQuality", 87, "is outside 0 to 1 (percent?)"),
                        new DroppedValue("battery", -1, "is outside 0 to 1"));
    }

    @Test
    void aKeyThatIsNotTheDeviceIsQuarantined() {
        assertThat(intake.judge(heartRate(NOON), ACME, "W-2", ASSIGNMENTS, memory, NOON))
                .isEqualTo(new Rejected(Reason.KEY_MISMATCH, "key W-2, device id W-1"));
        assertThat(intake.judge(heartRate(NOON), ACME, null, ASSIGNMENTS, memory, NOON))
                .isEqualTo(new Rejected(Reason.KEY_MISMATCH, "key missing, device id W-1"));
    }

    @Test
    void whatIsAheadOfUsIsLetInAsMeasuredWhenItCameAndKeepsItsOwnStamp() {
        long nextYear = NOON + 365L * 86_400_000;

        PatientSample sample = accepted(heartRate(nextYear)).sample();

        assertThat(sample.measuredAt()).isEqualTo(NOON);
        assertThat(sample.sample().measuredAt()).isEqualTo(NOON);
        assertThat(sample.stampedAt()).isEqualTo(nextYear);
        assertThat(sample.receivedAt()).isEqualTo(NOON);
    }

    @Test
    void aBandThatIsHandedOnAtNoonIsTheNewWearersThoughItsClockIsAnHourBehind() {
        for (long second = -20; second < 20; second++) {
            long now = NOON + second * 1000;
            Verdict verdict = judge(heartRate(now - 3_600_000), now + 200);
            PatientId wearer = second < 0 ? ALMA : BRUNO;
            if (second > -10) {
                assertThat(verdict)
                        .isInstanceOfSatisfying(
                                Accepted.class,
                                accepted -> assertThat(accepted.sample().patient())
                                        .as("at %d ms", now - NOON)
                                        .isEqualTo(wearer));
            }
        }
    }

    @Test
    void aDeviceThatClaimsToMeasureBeforeItWasAssignedIsLetInOnceItsClockIsKnown() {
        List<Long> refused = new ArrayList<>();
        for (long second = 0; second < 60; second++) {
            long now = MORNING + second * 1000;
            if (judge(heartRate(now - 8 * 3_600_000), now + 200) instanceof Rejected rejected) {
                assertThat(rejected.reason()).isEqualTo(Reason.UNASSIGNED_DEVICE);
                refused.add(second);
            }
        }
        assertThat(refused).isNotEmpty().allMatch(second -> second < 10);
    }

    @Test
    void aNurseWhoChartsHerRoundsLateHasNoClockThatIsOff() {
        Assignments rounds = new Assignments(
                WRISTBAND,
                List.of(new Assignment(
                        ALMA, new Location("ward-a", "bed-1"), DeviceKind.SPOT_CHECK, MORNING, Assignment.OPEN)));
        for (int hour = 1; hour < 24; hour++) {
            long measured = MORNING + hour * 3_600_000L;
            long charted = measured + (hour * 17 % 60) * 60_000L;
            Verdict verdict = intake.judge(heartRate(measured), ACME, "W-1", rounds, memory, charted);
            assertThat(verdict).isInstanceOfSatisfying(Accepted.class, accepted -> {
                assertThat(accepted.sample().measuredAt()).isEqualTo(measured);
                memory = accepted.memory();
            });
        }
    }

    @Test
    void aTimeInAnotherUnitIsCalledByIt() {
        assertThat(rejected(heartRate(NOON / 1000)).detail())
                .isEqualTo("measuredAt 1700014400: seconds? epoch milliseconds are expected");
        assertThat(rejected(heartRate(NOON * 1000)).detail()).contains(": microseconds?");
        assertThat(rejected(heartRate(NOON * 1_000_000)).detail()).contains(": nanoseconds?");
        assertThat(rejected(heartRate(0)).detail()).contains("before the year 2000: is the device's clock set?");
        assertThat(rejected(heartRate(946_684_799_999L)).reason()).isEqualTo(Reason.IMPLAUSIBLE_TIME);
        assertThat(rejected(heartRate(Long.MAX_VALUE)).detail()).contains("after the year 9999");
    }

    @Test
    void inAReplayWhatNoStoreCanKeepIsRefused() {
        long year2999 = 32_472_144_000_000L;
        assertThat(judge(heartRate(year2999), year2999))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.detail()).contains("2262"));
        assertThat(accepted(heartRate(year2999)).sample().measuredAt())
                .as("watched live")
                .isEqualTo(NOON);
    }

    @Test
    void aTimeThatIsNoEpochTimeIsQuarantined() {
        assertThat(rejected(heartRate(-1)).reason()).isEqualTo(Reason.IMPLAUSIBLE_TIME);
        assertThat(rejected(heartRate(Long.MAX_VALUE)).reason()).isEqualTo(Reason.IMPLAUSIBLE_TIME);
        assertThat(rejected(heartRate(Long.MIN_VALUE)).reason()).isEqualTo(Reason.IMPLAUSIBLE_TIME);
    }

    @Test
    void theSameSequenceAgainIsADuplicate() {
        accepted(sample(NOON, 1L, Readings.of(HEART_RATE, 70)));
        accepted(sample(NOON + 1000, 2L, Readings.of(HEART_RATE, 71)));

        assertThat(judge(sample(NOON, 1L, Readings.of(HEART_RATE, 70)), NOON)).isInstanceOf(Duplicate.class);
        accepted(sample(NOON, 3L, Readings.of(SPO2, 97)));
    }

    @Test
    void withoutSequenceTheWholeContentTellsADuplicate() {
        accepted(sample(NOON, null, Readings.of(HEART_RATE, 70)));

        assertThat(judge(sample(NOON, null, Readings.of(HEART_RATE, 70)), NOON)).isInstanceOf(Duplicate.class);
        accepted(sample(NOON, null, Readings.of(SPO2, 97)));
        accepted(sample(NOON + 1, null, Readings.of(HEART_RATE, 70)));
    }

    @Test
    void aRepeatIsKnownAmongTheLastSamplesAlsoAfterARestart() {
        for (long i = 0; i < 200; i++) {
            accepted(sample(NOON + i * 500, i, Readings.of(HEART_RATE, 70)));
            memory = DeviceMemory.decode(memory.encode());
        }
        for (long i = 200 - DeviceMemory.REMEMBERED; i < 200; i++) {
            assertThat(judge(sample(NOON + i * 500, i, Readings.of(HEART_RATE, 70)), NOON))
                    .isInstanceOf(Duplicate.class);
        }
        assertThat(memory.encode()).hasSizeLessThan(280);
    }

    @Test
    void aBatchOfFortyThatIsSentTwiceIsLetInOnce() {
        for (long i = 0; i < 40; i++) {
            accepted(sample(NOON - 40_000 + i * 1000, null, Readings.of(HEART_RATE, 70)));
        }
        for (long i = 0; i < 40; i++) {
            assertThat(judge(sample(NOON - 40_000 + i * 1000, null, Readings.of(HEART_RATE, 70)), NOON + 500))
                    .isInstanceOf(Duplicate.class);
        }
    }

    @Test
    void aDeviceWhoseClockWasSetBackIsHeldToItsRateToo() {
        accepted(heartRate(NOON + 3_600_000));
        for (long second = 0; second < 20; second++) {
            judge(sample(NOON + second * 1000, second, Readings.of(HEART_RATE, 70)), NOON + second * 1000 + 100);
        }
        long now = NOON + 20_000;
        for (long i = 0; i < 3; i++) {
            judge(sample(now + i, 100 + i, Readings.of(HEART_RATE, 70)), now + 100 + i);
        }
        assertThat(judge(sample(now + 3, 103L, Readings.of(HEART_RATE, 70)), now + 103))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.DEVICE_RATE));
    }

    @Test
    void aDeviceThatFloodsIsHeldToItsRateWhateverTheSpeedOfDelivery() {
        for (long i = 0; i < 3; i++) {
            accepted(sample(NOON + i, i, Readings.of(HEART_RATE, 70)));
        }
        assertThat(rejected(sample(NOON + 3, 3L, Readings.of(HEART_RATE, 70))).reason())
                .isEqualTo(Reason.DEVICE_RATE);
        accepted(sample(NOON + 1000, 4L, Readings.of(HEART_RATE, 70)));
    }

    @Test
    void everyReasonExplainsItselfToTheVendor() {
        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(reason.explanation()).endsWith("."));
    }

    private void alone(Observations observations, double signalQuality, double battery) {
        Sample fact = new Sample(NOON, Readings.none(), observations, signalQuality, battery);

        assertThat(intake.judge(
                        new DeviceSample(WRISTBAND, 1L, fact), ACME, "W-1", ASSIGNMENTS, DeviceMemory.nothing(), NOON))
                .as("%s", fact)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.sample().sample()).isEqualTo(fact));
    }

    private Accepted accepted(DeviceSample sample) {
        Verdict verdict = judge(sample, NOON);
        assertThat(verdict).isInstanceOf(Accepted.class);
        return (Accepted) verdict;
    }

    private Rejected rejected(DeviceSample sample) {
        Verdict verdict = judge(sample, NOON);
        assertThat(verdict).isInstanceOf(Rejected.class);
        return (Rejected) verdict;
    }

    private Verdict judge(DeviceSample sample, long receivedAt) {
        Verdict verdict = intake.judge(sample, ACME, "W-1", ASSIGNMENTS, memory, receivedAt);
        if (verdict instanceof Accepted accepted) {
            memory = accepted.memory();
        } else if (verdict instanceof Rejected rejected && rejected.memory() != null) {
            memory = rejected.memory();
        }
        return verdict;
    }

    private static DeviceSample heartRate(long measuredAt) {
        return sample(measuredAt, null, Readings.of(HEART_RATE, 70));
    }

    private static DeviceSample sample(long measuredAt, @Nullable Long sequence, Readings readings) {
        return new DeviceSample(WRISTBAND, sequence, Sample.of(measuredAt, readings));
    }

    private static Assignment worn(PatientId patient, long from, long to) {
        return new Assignment(patient, new Location("ward-a", "bed-1"), DeviceKind.WEARABLE, from, to);
    }
}
