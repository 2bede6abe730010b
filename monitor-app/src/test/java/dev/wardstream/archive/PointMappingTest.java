package dev.wardstream.archive;

import static dev.wardstream.archive.WardRecords.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.write.Point;
import dev.wardstream.alarm.Alert;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointMappingTest {
    private static final long NANOS = START * 1_000_000;

    @Test
    void aSampleBecomesOnePointWithOnlyWhatWasMeasured() {
        assertThat(PointMapping.vitals(WardRecords.sample(7, START), 0).toLineProtocol())
                .isEqualTo("vitals,bed=icu-7,device=d-7,patient=p-7,ward=icu battery=0.8,deviceKind=\"WEARABLE\","
                        + "heartRate=72.0,receivedAt=" + (START + 40) + "i,spo2=97.0 " + NANOS);
    }

    @Test
    void whatWasChartedIsTextSoThatUnknownIsNotNo() {
        Observations charted = new Observations(true, Consciousness.CONFUSION, false);
        Sample sample = new Sample(START, Readings.of(VitalSign.SPO2, 91), charted, 0.9, Double.NaN);
        Map<String, Object> fields =
                PointMapping.vitals(WardRecords.sample(7, sample), 0).getFields();
        assertThat(fields)
                .containsEntry("supplementalOxygen", "yes")
                .containsEntry("ventilated", "no")
                .containsEntry("consciousness", "CONFUSION")
                .containsEntry("signalQuality", 0.9)
                .doesNotContainKey("battery");
    }

    @Test
    void aSampleOfAClockThatIsOffStandsAtItsCorrectedTimeBesideWhatTheDeviceSaid() {
        Sample sample = Sample.of(START, Readings.of(VitalSign.SPO2, 91));
        long year2999 = 32_472_144_000_000L;

        Point point = PointMapping.vitals(WardRecords.stamped(7, sample, year2999), 0);

        assertThat(point.getTime()).isEqualTo(NANOS);
        assertThat(point.getFields()).containsEntry("stampedAt", year2999);
        assertThat(PointMapping.vitals(WardRecords.sample(7, sample), 0).getFields())
                .doesNotContainKey("stampedAt");
    }

    @Test
    void twoSamplesOfOneDeviceAtTheSameInstantAreTwoPoints() {
        Point first = PointMapping.vitals(WardRecords.sample(7, START), 41);
        Point second = PointMapping.vitals(WardRecords.sample(7, START), 42);
        assertThat(first.getTime()).isEqualTo(NANOS + 41);
        assertThat(second.getTime()).isEqualTo(NANOS + 42);
    }

    @Test
    void theOffsetNeverReachesTheNextMillisecond() {
        assertThat(PointMapping.vitals(WardRecords.sample(7, START), 12_345_999_999L)
                        .getTime())
                .isEqualTo(NANOS + 999_999);
    }

    @Test
    void anAlertStandsWhereItsOrderPutsItAndSaysWhenItHappened() {
        Point point = PointMapping.alert(WardRecords.alert(7, Alert.Event.RAISED, START), NANOS + 42);
        assertThat(point.getTime()).isEqualTo(NANOS + 42);
        assertThat(point.getFields()).containsEntry("at", START).containsEntry("receivedAt", START + 40);
    }

    @Test
    void theSameRecordIsTheSamePoint() {
        assertThat(PointMapping.alert(WardRecords.alert(7, Alert.Event.RAISED, START), 5)
                        .toLineProtocol())
                .isEqualTo(PointMapping.alert(WardRecords.alert(7, Alert.Event.RAISED, START), 5)
                        .toLineProtocol());
    }

    @Test
    void aModelsScoreSaysWhichModelAndWhatEachVitalAdds() {
        Point point = PointMapping.score(WardRecords.modelScore(7, START), 0);
        assertThat(point.getTags()).containsEntry("model", "wearable-1hz");
        assertThat(point.getFields())
                .containsEntry("version", "3")
                .containsEntry("value", 0.75)
                .containsEntry("coverage", 0.5)
                .containsEntry("contribution_heartRate", 0.9)
                .containsEntry("contribution_spo2", 0.1);
    }

    @Test
    void aPartialEarlyWarningScoreSaysWhatItLacks() {
        Point point = PointMapping.score(WardRecords.news2(7, START), 0);
        assertThat(point.getTags()).containsEntry("model", "news2");
        assertThat(point.getFields())
                .containsEntry("total", 3L)
                .containsEntry("partial", true)
                .containsEntry("points_respiratoryRate", 2L)
                .containsEntry("points_pulse", 1L)
                .containsEntry("missing", "AIR_OR_OXYGEN,CONSCIOUSNESS")
                .doesNotContainKey("points_consciousness");
    }

    @Test
    void anAlertKeepsItsTextItsValueAndItsLimit() {
        Point point = PointMapping.alert(WardRecords.alert(7, Alert.Event.RAISED, START + 15_000), 0);
        assertThat(point.getTags()).containsEntry("kind", "HEART_RATE_HIGH").containsEntry("priority", "MEDIUM");
        assertThat(point.getFields())
                .containsEntry("event", "RAISED")
                .containsEntry("text", "HR 134 > 120 /min for 15 s")
                .containsEntry("value", 134.0)
                .containsEntry("limit", 120.0)
                .containsEntry("onset", START);
    }

    @Test
    void everyPointHasTheTagsOfItsMeasurement() {
        Map.of(
                        Measurement.VITALS, List.of(PointMapping.vitals(WardRecords.sample(7, START), 0)),
                        Measurement.SCORES,
                                List.of(
                                        PointMapping.score(WardRecords.modelScore(7, START), 0),
                                        PointMapping.score(WardRecords.news2(7, START), 0)),
                        Measurement.ALERTS,
                                List.of(PointMapping.alert(WardRecords.alert(7, Alert.Event.RAISED, START), 0)))
                .forEach((measurement, points) ->
                        points.forEach(point -> assertThat(point.getTags()).containsOnlyKeys(measurement.tags())));
    }

    @Test
    void anInstantTheStoreCannotTellIsRefused() {
        assertThatThrownBy(() -> PointMapping.vitals(WardRecords.sample(7, Long.MAX_VALUE / 1000), 0))
                .isInstanceOf(ArithmeticException.class);
    }
}
