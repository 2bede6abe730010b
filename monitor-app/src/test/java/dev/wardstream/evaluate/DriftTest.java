package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.burden.Course;
import dev.wardstream.burden.Courses;
import dev.wardstream.patient.Turn;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.ModelCard;
import dev.wardstream.score.Models;
import dev.wardstream.score.RnnModel;
import dev.wardstream.statistics.Reference;
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
import org.junit.jupiter.api.Test;

/** What a model is given against what it learned from. */
class DriftTest {
    private static final RnnModel MODEL = Models.shipped("ward-hourly");

    @Test
    void meanAndDeviationAreWhatNumpySaysAndGapsAreCounted() {
        JsonNode reference = Reference.of("quantiles.json").path("cases").get(0);
        double[] rates = Reference.numbers(reference.path("values"));
        ModelCard.Channel learned = MODEL.card().channels().stream()
                .filter(channel -> channel.vital() == VitalSign.HEART_RATE)
                .findFirst()
                .orElseThrow();

        List<Drift> drifts = Drift.of(courses(rates), List.of(MODEL), List.of());

        assertThat(drifts).singleElement().satisfies(drift -> {
            assertThat(drift.signal()).isEqualTo("heartRate");
            assertThat(drift.measured()).isEqualTo(0.5);
            Reference.assertIs("mean", drift.mean(), reference.path("mean"));
            Reference.assertIs("sd", drift.sd(), reference.path("sampleSd"));
            assertThat(drift.shift())
                    .isCloseTo((reference.path("mean").asDouble() - learned.mean()) / learned.sd(), within(1e-9));
        });
    }

    @Test
    void ofASingleValueNobodyKnowsTheDeviation() {
        assertThat(Drift.of(courses(72), List.of(MODEL), List.of()))
                .singleElement()
                .satisfies(drift -> {
                    assertThat(drift.mean()).isEqualTo(72);
                    assertThat(drift.sd()).isNaN();
                });
        assertThat(Drift.of(courses(), List.of(MODEL), List.of())).isEmpty();
    }

    /** Each rate in a sample of its own, and after it one that holds nothing. */
    private static Courses courses(double... rates) {
        PatientId patient = new PatientId("anna");
        List<Turn> turns = new ArrayList<>();
        for (double rate : rates) {
            turns.add(turn(patient, turns.size(), Readings.of(VitalSign.HEART_RATE, rate)));
            turns.add(turn(patient, turns.size(), Readings.none()));
        }
        return new Courses(
                RecordingSet.CSV,
                turns.isEmpty() ? List.of() : List.of(new Course(patient, "anna", turns, List.of(), null)),
                0);
    }

    private static Turn turn(PatientId patient, long at, Readings readings) {
        Sample sample = Sample.of(at * 3_600_000, readings);
        return new Turn(
                new PatientSample(
                        patient,
                        new DeviceId("d"),
                        DeviceKind.SPOT_CHECK,
                        new Location("w", "b"),
                        sample,
                        sample.measuredAt()),
                AlarmInput.Measured.NOT_FLAT,
                List.of());
    }
}
