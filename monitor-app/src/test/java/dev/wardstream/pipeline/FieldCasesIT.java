package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.alarm.Alert;
import dev.wardstream.pipeline.FieldCase.Arrival;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All situations from the field at once, each a bed of one ward, on a real broker. The ward's clock is turned
 * {@value #SPEED} times as fast, so what is told is asked for, and not how soon: that {@link FieldCasesTest} asks.
 */
class FieldCasesIT {
    private static final int SPEED = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    @Test
    void everyBedIsWatched() throws Exception {
        long begin = System.currentTimeMillis() - 12 * 3_600_000L;
        List<FieldCase> situations = FieldCases.from(begin);
        List<Assignments> worn = new ArrayList<>();
        situations.forEach(situation ->
                situation.devices().forEach((device, assignment) -> worn.add(Bedside.history(device, assignment))));
        WardClock.Accelerated clock = new WardClock.Accelerated(begin, SPEED);

        try (LiveMonitor live = LiveMonitor.start(folder, clock, worn)) {
            clock.start(System.currentTimeMillis());
            deliver(live, situations, clock, begin);
            List<String> faults = await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> faults(situations, alerts(live)), List::isEmpty);
            assertThat(faults).isEmpty();
        }
    }

    /** Sends what arrives when it arrives, on the ward's clock, until the last story is over. */
    private static void deliver(LiveMonitor live, List<FieldCase> situations, WardClock clock, long begin)
            throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        List<Arrival> arrivals = situations.stream()
                .flatMap(situation -> situation.arrivals().stream())
                .sorted(Comparator.comparingLong(Arrival::at))
                .toList();
        for (Arrival arrival : arrivals) {
            waitUntil(clock, begin + arrival.at());
            sent.add(live.producer().send(new ProducerRecord<>(arrival.topic(), arrival.key(), arrival.value())));
        }
        for (Future<?> each : sent) {
            each.get();
        }
        waitUntil(
                clock,
                begin + situations.stream().mapToLong(FieldCase::length).max().orElseThrow());
    }

    private static void waitUntil(WardClock clock, long instant) throws InterruptedException {
        for (long left = instant - clock.at(System.currentTimeMillis());
                left > 0;
                left = instant - clock.at(System.currentTimeMillis())) {
            Thread.sleep(Math.max(1, left / SPEED));
        }
    }

    private static Map<String, List<Alert>> alerts(LiveMonitor live) {
        return live.readAll(Topics.ALERTS).stream()
                .map(record -> Topics.ALERTS.serde().deserializer().deserialize(record.topic(), record.value()))
                .collect(Collectors.groupingBy(alert -> alert.patient().value(), TreeMap::new, Collectors.toList()));
    }

    private static List<String> faults(List<FieldCase> situations, Map<String, List<Alert>> alerts) {
        return situations.stream()
                .flatMap(situation ->
                        situation.faults(alerts.getOrDefault(situation.patient(), List.of()), false).stream()
                                .map(fault -> situation.name() + ": " + fault))
                .toList();
    }
}
