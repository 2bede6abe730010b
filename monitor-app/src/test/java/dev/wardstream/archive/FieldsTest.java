package dev.wardstream.archive;

import static dev.wardstream.archive.WardRecords.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.write.Point;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Standing;
import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.Score;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.Charted;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Signal;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fields that a measurement says it has are those that are written, of records of which everything is known. */
class FieldsTest {
    private static final Location BED = new Location("icu", "icu-7");
    private static final PatientId PATIENT = new PatientId("p-7");
    private static final DeviceId DEVICE = new DeviceId("d-7");
    private static final List<Contribution> CONTRIBUTIONS = VitalSign.ALL.stream()
            .map(vital -> new Contribution(vital, 0.1, 50, 51))
            .toList();
    private static final List<RiskScore.Contribution> RISKS = Stream.<Signal>concat(
                    VitalSign.ALL.stream(), Arrays.stream(Charted.values()))
            .map(signal -> new RiskScore.Contribution(signal, 0.1, 50))
            .toList();

    @Test
    void aSampleOfWhichAllIsKnown() {
        Map<VitalSign, Double> all = new EnumMap<>(
                VitalSign.ALL.stream().collect(Collectors.toMap(Function.identity(), VitalSign::lowestPlausible)));
        Sample sample =
                new Sample(START, Readings.of(all), new Observations(true, Consciousness.ALERT, false), 0.9, 0.8);
        assertThatAllAreWritten(
                Measurement.VITALS, PointMapping.vitals(WardRecords.stamped(7, sample, START - 180_000), 0));
    }

    @Test
    void scoresOfModelsOfBothKindsAndOfNews2() {
        List<News2.Part> parts = Arrays.stream(News2.Parameter.values())
                .map(parameter -> new News2.Part(parameter, 1, "some"))
                .toList();
        Score news2 = new News2(START, parts, List.of(News2.Parameter.CONSCIOUSNESS), false);
        Score model = new ModelScore(WardRecords.MODEL, START - 60_000, START, START, 0.7, CONTRIBUTIONS, 0.5, false);
        Score risk = new RiskScore(WardRecords.MODEL, START - 60_000, START, START, 0.2, 0.3, RISKS, 0.5, false);
        assertThatAllAreWritten(
                Measurement.SCORES,
                PointMapping.score(scored(news2), 0),
                PointMapping.score(scored(model), 1),
                PointMapping.score(scored(risk), 2));
    }

    @Test
    void anAlertWithAModelAnAnswerAndASilence() {
        Standing standing = WardRecords.answered(7, "any").standing();
        Alert alert = new Alert(
                "id",
                PATIENT,
                BED,
                DEVICE,
                AlarmKind.ANOMALY,
                Priority.LOW,
                Alert.Event.SILENCED,
                START,
                START,
                START,
                Said.plain("unusual"),
                0.999,
                0.995,
                null,
                WardRecords.MODEL,
                CONTRIBUTIONS,
                false,
                standing,
                new Alert.Answer("c-1", "nurse-1", "examined"));
        assertThatAllAreWritten(Measurement.ALERTS, PointMapping.alert(alert, 0));
    }

    @Test
    void whatStandsAndWhoWasHeard() {
        PatientState patient = new PatientState(PATIENT, BED, DEVICE, START);
        patient.take(WardRecords.sample(7, START));
        patient.take(new News2(START, List.of(), List.of(), false));
        assertThatAllAreWritten(
                Measurement.STANDING,
                StandingPoints.of(patient, List.of(WardRecords.answered(7, "a")), START)
                        .toArray(Point[]::new));
    }

    @Test
    void limitsOfWhichEverySideIsSet() {
        Map<VitalSign, OwnLimits.Change> all = new EnumMap<>(VitalSign.class);
        for (VitalSign vital : VitalSign.ALL) {
            double low = vital.lowestPlausible();
            double step = (vital.highestPlausible() - low) / 10;
            all.put(vital, new OwnLimits.Change(low + 2 * step, low + 8 * step, low + step, low + 9 * step, null));
        }
        OwnLimits own = new OwnLimits(all, false, START, "nurse-1", "physician-1", START + 1);
        assertThatAllAreWritten(Measurement.LIMITS, StandingPoints.limits(PATIENT, AlarmPolicy.defaults(), own));
    }

    @Test
    void theVersionOfAllThis() {
        Point point = StandingPoints.schema(START);
        assertThatAllAreWritten(Measurement.SCHEMA, point);
        assertThat(point.getTags()).containsOnlyKeys(Measurement.SCHEMA.tags());
    }

    @Test
    void aWardsAlarmBudget() {
        long hour = 3_600_000;
        Point point = Objects.requireNonNull(
                PointMapping.budget(new AlarmBudget("icu", null, START + hour, 30, 12.0, 2.5, null), 0));
        assertThatAllAreWritten(Measurement.BUDGET, point);
        assertThat(point.getTags()).containsOnlyKeys(Measurement.BUDGET.tags());
        assertThat(point.getTime()).as("the hour has only begun").isEqualTo(START * 1_000_000);
    }

    @Test
    void aSinglePatientsBudgetIsNotArchivedForTheAlertsTellIt() {
        assertThat(PointMapping.budget(new AlarmBudget("icu", "p-7", START, 30, 1.0, 30.0, null), 0))
                .isNull();
    }

    @Test
    void aBudgetOfNobodyHasNoRate() {
        Point point = Objects.requireNonNull(
                PointMapping.budget(new AlarmBudget("icu", null, START, 0, 0.0, Double.NaN, null), 0));
        assertThat(point.getFields()).containsOnlyKeys(Fields.CALLS, Fields.PATIENT_DAYS);
    }

    private static void assertThatAllAreWritten(Measurement measurement, Point... points) {
        Set<String> written = new TreeSet<>();
        for (Point point : points) {
            written.addAll(point.getFields().keySet());
        }
        assertThat(written).isEqualTo(measurement.fields());
    }

    private static PatientScore scored(Score score) {
        return new PatientScore(PATIENT, BED, DEVICE, DeviceKind.WEARABLE, START, score);
    }
}
