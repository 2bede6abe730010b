package dev.wardstream.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.patient.Turn;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A heart that races for ten minutes, and what other limits would have made of it: the ward's call from 120, and high from 140. */
class WhatIfTest {
    private static final PatientId ANNA = new PatientId("anna");
    private static final AlarmPolicy WARD = AlarmPolicy.defaults();
    private static final long SECOND = 1_000;

    @Test
    void aWiderLimitCallsLaterAndTheTimeBeyondTodaysExtremeIsTold() {
        // 130 for a minute, 150 for ten, and well again.
        Stretch stretch = beats(60, 80, 60, 130, 600, 150, 120, 80);

        Comparison wider = tried(stretch, Rules.of(WARD), high(155, 160));

        assertThat(wider.present().calls()).extracting(Call::at).startsWith(75 * SECOND);
        assertThat(wider.present().byKind()).containsOnlyKeys(AlarmKind.HEART_RATE_HIGH);
        assertThat(wider.present().missedMillis()).as("an alarm was on by then").isZero();
        assertThat(wider.proposed().calls()).isEmpty();
        assertThat(wider.proposed().missed()).containsOnly(Map.entry(VitalSign.HEART_RATE, 600 * SECOND));
    }

    @Test
    void aPatientWhoIsBeyondTheExtremeAtOnceIsMissedForTheDelay() {
        Comparison same = tried(beats(60, 80, 600, 150, 120, 80), Rules.of(WARD), high(120, 140));

        assertThat(same.present().calls()).hasSize(1).isEqualTo(same.proposed().calls());
        assertThat(same.present().missedMillis())
                .isEqualTo(15 * SECOND)
                .isEqualTo(same.proposed().missedMillis());
    }

    @Test
    void theCurveHoldsWhatIsComparedAndFallsAsTheLimitRises() {
        Stretch stretch = beats(60, 80, 120, 125, 120, 80, 120, 135, 60, 80);
        Comparison.Curve curve = Objects.requireNonNull(
                tried(stretch, Rules.of(WARD), high(130, Double.NaN)).curve());

        assertThat(curve.limit()).hasToString("heartRate.high");
        assertThat(curve.points())
                .extracting(Comparison.Point::value)
                .isSorted()
                .contains(120.0, 130.0);
        assertThat(curve.points())
                .extracting(Comparison.Point::calls)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(curve.points())
                .filteredOn(Comparison.Point::isPresent)
                .extracting(Comparison.Point::calls)
                .containsExactly(2L);
        assertThat(curve.points())
                .filteredOn(Comparison.Point::isProposed)
                .extracting(Comparison.Point::calls)
                .containsExactly(1L);
        assertThat(curve.points())
                .as("above 140, the extreme, high would contradict it")
                .allMatch(point -> point.value() <= 140);
    }

    @Test
    void theCurveIsOfTheLimitThatMovesThoughAFormNamesThemAll() {
        Map<VitalSign, Change> form = Map.of(VitalSign.HEART_RATE, new Change(50, 130, 40, 140, null));

        Comparison comparison = tried(beats(60, 80, 120, 125), Rules.of(WARD), form);

        assertThat(comparison.limits())
                .extracting(moved -> moved.limit().toString())
                .containsExactly("heartRate.high");
        assertThat(comparison.curve()).extracting(Comparison.Curve::limit).hasToString("heartRate.high");
    }

    @Test
    void whatIsProposedForAPatientStandsInPlaceOfTheirOwnAndForAWardBelowThem() {
        OwnLimits own = new OwnLimits(high(135, Double.NaN), false, 0, "ann", "dr-roy", Long.MAX_VALUE);
        Stretch stretch = beats(60, 80, 120, 132, 60, 80);

        Comparison patient = tried(stretch, new Rules(WARD, own, true), high(125, Double.NaN));
        Comparison ward = tried(stretch, new Rules(WARD, own, false), high(125, Double.NaN));

        assertThat(patient.present().calls()).isEmpty();
        assertThat(patient.proposed().calls()).hasSize(1);
        assertThat(ward.proposed().calls()).isEmpty();
    }

    @Test
    void whatWasOnBeforeTheTimeThatCountsIsNoNewCall() {
        Stretch whole = beats(60, 80, 600, 150, 60, 80);
        Stretch late = new Stretch(ANNA, whole.turns(), List.of(), 300 * SECOND, whole.until());

        Comparison comparison = tried(late, Rules.of(WARD), high(130, Double.NaN));

        assertThat(comparison.present().calls()).isEmpty();
        assertThat(comparison.present().missedMillis()).isZero();
        assertThat(comparison.from()).isEqualTo(300 * SECOND);
    }

    @Test
    void limitsThatContradictEachOtherAreRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> new WhatIf(Rules.of(WARD), high(150, 140), Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limits.heartRate.extremeHigh");
    }

    private static Comparison tried(Stretch stretch, Rules rules, Map<VitalSign, Change> proposed) {
        WhatIf whatIf = new WhatIf(rules, proposed, Progress.SILENT);
        whatIf.add(stretch);
        return whatIf.comparison();
    }

    private static Map<VitalSign, Change> high(double high, double extreme) {
        return Map.of(VitalSign.HEART_RATE, new Change(Double.NaN, high, Double.NaN, extreme, null));
    }

    /** So many seconds at so many beats a minute, one after the other, measured every second from 0 on. */
    private static Stretch beats(int... secondsAndBeats) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < secondsAndBeats.length; i += 2) {
            for (int second = 0; second < secondsAndBeats[i]; second++) {
                Sample sample =
                        Sample.of(turns.size() * SECOND, Readings.of(VitalSign.HEART_RATE, secondsAndBeats[i + 1]));
                turns.add(new Turn(
                        new PatientSample(
                                ANNA,
                                new DeviceId("m-1"),
                                DeviceKind.BEDSIDE_MONITOR,
                                new Location("w", "b"),
                                sample,
                                sample.measuredAt()),
                        Measured.NOT_FLAT,
                        List.of()));
            }
        }
        return new Stretch(ANNA, turns, List.of(), 0, (turns.size() - 1) * SECOND);
    }
}
