package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientSample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alma's wearable goes out of reach ten minutes after six and delivers an hour later, while Bruno's, on the same partition,
 * is live all the time. Meanwhile her heart races twice: from half past six for five minutes, and from seven o'clock until
 * after the wearable is back.
 */
class LateDeliveryTest {
    private static final long OUT_OF_REACH = DAWN + 10 * MINUTE;
    private static final long BACK = OUT_OF_REACH + 60 * MINUTE;
    private static final long END = BACK + 5 * MINUTE;
    private static final long FIRST_RACE = DAWN + 30 * MINUTE;
    private static final long SECOND_RACE = DAWN + 60 * MINUTE;
    private static final long CALM_AGAIN = BACK + 3 * MINUTE;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    private static Path state;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Told late;

    @BeforeAll
    static void theHourOutOfReach() {
        late = hourOutOfReach();
    }

    @Test
    void noSampleIsLost() {
        assertThat(late.vitals)
                .extracting(PatientSample::measuredAt)
                .containsExactlyElementsOf(almas().boxed().toList());
        assertThat(late.vitals)
                .filteredOn(sample -> sample.measuredAt() >= OUT_OF_REACH && sample.measuredAt() < BACK)
                .hasSize(3600)
                .allMatch(sample -> sample.receivedAt() == BACK);
    }

    @Test
    void theWindowsAreThoseOfARunInWhichAllCameLiveButForTheMarkThatTheySpeakOfThePast() {
        Told live = allLive();

        assertThat(late.scores).hasSameSizeAs(live.scores).hasSizeGreaterThan(400);
        assertThat(late.scores.stream().map(LateDeliveryTest::asOfNow))
                .containsExactlyElementsOf(
                        live.scores.stream().map(LateDeliveryTest::asOfNow).toList());
        assertThat(live.scores).noneMatch(score -> score.score().retrospective());
        assertThat(late.scores)
                .allMatch(score -> score.score().retrospective() == isPast(score.score()), "retrospective");
    }

    @Test
    void nobodyIsCalledForAMomentLongPast() {
        assertThat(late.alerts)
                .filteredOn(alert -> alert.kind() != AlarmKind.NO_DATA && !alert.retrospective())
                .isNotEmpty()
                .allMatch(alert -> alert.receivedAt() - alert.at() <= MINUTE, "called within a minute");
    }

    @Test
    void aRaceOfTheHeartThatWasOverBeforeItsDataCameIsToldForTheRecord() {
        assertThat(late.heart())
                .filteredOn(alert -> alert.onset() < SECOND_RACE)
                .extracting(Alert::event, Alert::onset, Alert::retrospective)
                .containsExactly(tuple(Event.RAISED, FIRST_RACE, true), tuple(Event.CEASED, FIRST_RACE, true));
    }

    @Test
    void oneThatStillGoesOnWhenTheWearableIsBackIsRaisedThenWithItsTrueOnset() {
        assertThat(late.heart())
                .filteredOn(alert -> alert.onset() >= SECOND_RACE)
                .satisfiesExactly(
                        raised -> {
                            assertThat(raised.event()).isEqualTo(Event.RAISED);
                            assertThat(raised.onset()).isEqualTo(SECOND_RACE);
                            assertThat(raised.receivedAt()).isEqualTo(BACK);
                            assertThat(raised.retrospective()).isFalse();
                        },
                        ceased -> {
                            assertThat(ceased.event()).isEqualTo(Event.CEASED);
                            assertThat(ceased.onset()).isEqualTo(SECOND_RACE);
                            assertThat(ceased.at()).isEqualTo(CALM_AGAIN + 15 * SECOND);
                            assertThat(ceased.retrospective()).isFalse();
                        });
    }

    @Test
    void thatItWasOutOfReachIsToldWhileItIsAndBrunoIsLeftAlone() {
        assertThat(late.alerts)
                .filteredOn(alert -> alert.kind() == AlarmKind.NO_DATA)
                .extracting(alert -> alert.patient() + " " + alert.event() + " " + (alert.at() - OUT_OF_REACH) / MINUTE)
                .containsExactly("alma RAISED 2", "alma ESCALATED 12", "alma CEASED 60");
        assertThat(late.brunos).isEmpty();
    }

    /** What became of Alma, and the alerts of Bruno. */
    private record Told(List<PatientSample> vitals, List<PatientScore> scores, List<Alert> alerts, List<Alert> brunos) {
        List<Alert> heart() {
            return alerts.stream()
                    .filter(alert -> alert.kind() == AlarmKind.HEART_RATE_HIGH)
                    .toList();
        }
    }

    private static Told hourOutOfReach() {
        try (TestWard ward = ward()) {
            List<DeviceSample> kept = new ArrayList<>();
            for (long at = DAWN; at < END; at += SECOND) {
                ward.passUntil(at);
                if (at == BACK) {
                    kept.forEach(ward::receive);
                }
                if (at >= OUT_OF_REACH && at < BACK) {
                    kept.add(alma(at));
                } else {
                    ward.receive(alma(at));
                }
                bruno(ward, at);
            }
            return told(ward);
        }
    }

    private static Told allLive() {
        try (TestWard ward = ward()) {
            for (long at = DAWN; at < END; at += SECOND) {
                ward.receiveLive(alma(at));
                bruno(ward, at);
            }
            return told(ward);
        }
    }

    private static TestWard ward() {
        TestWard ward = TestWard.live(state);
        ward.assign("W-1", Bedside.wearable("alma", DAWN));
        ward.assign("W-2", Bedside.wearable("bruno", DAWN));
        return ward;
    }

    private static DeviceSample alma(long at) {
        boolean races = (at >= FIRST_RACE && at < FIRST_RACE + 5 * MINUTE) || (at >= SECOND_RACE && at < CALM_AGAIN);
        return Bedside.atRest("W-1", at, races ? 132 : 74);
    }

    private static void bruno(TestWard ward, long at) {
        if (at % (10 * SECOND) == 0) {
            ward.receive(Bedside.atRest("W-2", at, 81));
        }
    }

    private static LongStream almas() {
        return LongStream.iterate(DAWN, at -> at < END, at -> at + SECOND);
    }

    private static Told told(TestWard ward) {
        List<Alert> alerts = ward.alerts();
        return new Told(
                ward.vitals().stream()
                        .filter(sample -> isAlma(sample.patient().value()))
                        .toList(),
                ward.scores().stream()
                        .filter(score -> isAlma(score.patient().value()))
                        .toList(),
                alerts.stream().filter(alert -> isAlma(alert.patient().value())).toList(),
                alerts.stream()
                        .filter(alert -> !isAlma(alert.patient().value()))
                        .toList());
    }

    private static boolean isAlma(String patient) {
        return patient.equals("alma");
    }

    /** Whether a score speaks of a time of which the data came more than a minute late. */
    private static boolean isPast(Score score) {
        return score.at() >= OUT_OF_REACH && score.at() < BACK - MINUTE;
    }

    private static Score asOfNow(PatientScore of) {
        if (of.score() instanceof ModelScore s) {
            return new ModelScore(
                    s.model(),
                    s.windowStart(),
                    s.windowEnd(),
                    s.at(),
                    s.value(),
                    s.contributions(),
                    s.coverage(),
                    false);
        }
        if (of.score() instanceof RiskScore s) {
            return new RiskScore(
                    s.model(),
                    s.windowStart(),
                    s.windowEnd(),
                    s.at(),
                    s.probability(),
                    s.threshold(),
                    s.contributions(),
                    s.coverage(),
                    false);
        }
        News2 news2 = (News2) of.score();
        return new News2(news2.at(), news2.parts(), news2.missing(), false);
    }
}
