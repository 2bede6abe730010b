package dev.wardstream.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A band of one vendor and a cuff of another on one patient: their samples are read in the order in which they were measured. */
class PatientOrderTest {
    private static final List<Assignments> WORN = List.of(
            worn("band-1", "anna"),
            worn("cuff-1", "anna"),
            worn("band-2", "bert"),
            worn("cuff-2", "bert"),
            worn("m-3", "carl"));

    private final List<String> sent = new ArrayList<>();
    private final List<Runnable> acknowledgements = new ArrayList<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private final PatientOrder order = new PatientOrder(WORN, this::send);

    @Test
    void theCuffWaitsUntilTheBandIsRead() {
        measures("band-1", "cuff-1");
        assertThat(sent).containsExactly("band-1");

        looks();
        assertThat(sent).as("the broker has not acknowledged the band").containsExactly("band-1");

        acknowledges();
        looks();
        assertThat(sent).as("the monitor has not read the band").containsExactly("band-1");

        monitorReads("band-1");
        looks();
        assertThat(sent).containsExactly("band-1", "cuff-1");
    }

    @Test
    void theBandGoesOnAfterTheCuffWithAllThatItHasMeasuredMeanwhile() {
        measures("band-1", "cuff-1", "band-1", "band-1");
        acknowledges();
        monitorReads("band-1");
        looks();
        assertThat(sent).containsExactly("band-1", "cuff-1");

        acknowledges();
        monitorReads("cuff-1");
        looks();
        assertThat(sent).containsExactly("band-1", "cuff-1", "band-1", "band-1");
    }

    @Test
    void aBandAloneNeverWaits() {
        measures("band-1", "band-1", "band-1");
        assertThat(sent).hasSize(3);
    }

    @Test
    void onlyTheLastOfManyNeedsToBeRead() {
        measures("band-1", "band-1", "cuff-1");
        acknowledges();
        read.put(partitionOf("band-1"), 1L);
        looks();
        assertThat(sent).as("the first of two is read").hasSize(2);

        monitorReads("band-1");
        looks();
        assertThat(sent).containsExactly("band-1", "band-1", "cuff-1");
    }

    @Test
    void noOtherPatientWaits() {
        measures("band-1", "cuff-1", "band-2", "m-3", "m-3");
        assertThat(sent).containsExactly("band-1", "band-2", "m-3", "m-3");
    }

    @Test
    void whoeverWearsOneDeviceNeedsNoOrder() {
        assertThat(order.isNeeded()).isTrue();
        assertThat(new PatientOrder(WORN.subList(1, 3), this::send).isNeeded()).isFalse();
    }

    @Test
    void whereTheMonitorStandsStillAllIsSentInTheEnd() throws InterruptedException {
        measures("band-1", "cuff-1", "band-1", "cuff-2");
        assertThat(order.awaitNothing(1)).isFalse();

        assertThat(order.giveUp()).isEqualTo(2);

        assertThat(sent).containsExactly("band-1", "cuff-2", "cuff-1", "band-1");
        assertThat(order.awaitNothing(1)).isTrue();
    }

    @Test
    void aFeedThatRunsAheadOfTheMonitorIsHeldUp() throws InterruptedException {
        measures("band-1", "cuff-1");
        assertThat(order.awaitRoom(1)).isTrue();
        for (int i = 0; i < 10_000; i++) {
            measures("cuff-1");
        }
        assertThat(order.awaitRoom(1)).isFalse();

        acknowledges();
        monitorReads("band-1");
        looks();
        assertThat(order.awaitRoom(1)).isTrue();
        assertThat(sent).hasSize(10_002);
    }

    private void measures(String... devices) {
        for (String device : devices) {
            Sample sample = Sample.of(1_790_000_000_000L, Readings.of(VitalSign.HEART_RATE, 70));
            order.take(new Emission("any", sample.measuredAt(), new DeviceSample(new DeviceId(device), null, sample)));
        }
    }

    private void send(Emission emission, Consumer<RecordMetadata> acknowledged) {
        String device = emission.device().value();
        sent.add(device);
        long offset = ends.merge(partitionOf(device), 1L, Long::sum) - 1;
        acknowledgements.add(() -> acknowledged.accept(new RecordMetadata(partitionOf(device), offset, 0, 0, 0, 0)));
    }

    private void acknowledges() {
        acknowledgements.forEach(Runnable::run);
        acknowledgements.clear();
    }

    private void monitorReads(String device) {
        read.put(partitionOf(device), ends.get(partitionOf(device)));
    }

    private void looks() {
        order.release(partitions -> {
            assertThat(partitions).isNotEmpty();
            return Map.copyOf(read);
        });
    }

    private static TopicPartition partitionOf(String device) {
        return new TopicPartition(device, 0);
    }

    private static Assignments worn(String device, String patient) {
        return new Assignments(
                new DeviceId(device),
                List.of(new Assignment(
                        new PatientId(patient), new Location("w", "b"), DeviceKind.WEARABLE, 0, Assignment.OPEN)));
    }
}
