package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker with several partitions, a ward of devices that never speak: each patient's own task tells it, once. */
class OwedIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    @Test
    void everyPatientOfAWardOnSeveralPartitionsIsToldOnceAlsoThroughARestart() throws Exception {
        long start = System.currentTimeMillis();
        // A ward on which a second is a minute.
        WardClock.Accelerated clock = new WardClock.Accelerated(start, 60);
        List<Assignments> worn = IntStream.range(0, 12)
                .mapToObj(number -> Bedside.history(
                        "M-" + number,
                        Bedside.worn("patient-" + number, DeviceKind.BEDSIDE_MONITOR, 0, Assignment.OPEN)))
                .toList();
        try (LiveMonitor live = LiveMonitor.start(folder, clock, worn)) {
            clock.start(System.currentTimeMillis());
            await().atMost(PATIENCE).until(() -> raised(live).size() >= worn.size());
            live.restart();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(live.readAll(Topics.ALERTS)).hasSizeGreaterThanOrEqualTo(2 * worn.size()));

            assertThat(raised(live)).doesNotHaveDuplicates().hasSize(worn.size());
            assertThat(live.readAll(Topics.ALERTS).stream()
                            .map(each -> each.partition())
                            .distinct())
                    .hasSizeGreaterThan(1);
            assertThat(live.readAll(Topics.DEVICE_NOTICES)).hasSize(worn.size());
        }
    }

    private static List<String> raised(LiveMonitor live) {
        return live.readAll(Topics.ALERTS).stream()
                .filter(each -> Topics.ALERTS
                        .serde()
                        .deserializer()
                        .deserialize(Topics.ALERTS.name(), each.value())
                        .event()
                        .name()
                        .equals("RAISED"))
                .map(each -> new String(each.key(), StandardCharsets.UTF_8))
                .toList();
    }
}
