package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.Alert;
import dev.wardstream.pipeline.FieldCase.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each situation from the field by itself, on a ward whose clock the test turns: what is told, and how soon. */
class FieldCasesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    static Stream<FieldCase> situations() {
        return FieldCases.from(TestWard.DAWN).stream();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void theRightThingIsToldInTime(FieldCase situation) {
        try (TestWard ward = TestWard.live(state, Duration.ofMillis(500))) {
            situation.devices().forEach((device, worn) -> ward.assign(device, worn));
            for (Arrival arrival : situation.arrivals()) {
                ward.passUntil(TestWard.DAWN + arrival.at());
                ward.pipe(arrival.topic(), arrival.key(), arrival.value());
            }
            ward.passUntil(TestWard.DAWN + situation.length());

            List<Alert> alerts = ward.alerts();
            assertThat(situation.faults(alerts, true))
                    .as(() -> situation + ":\n" + told(alerts))
                    .isEmpty();
        }
    }

    private static String told(List<Alert> alerts) {
        StringBuilder told = new StringBuilder();
        for (Alert alert : alerts) {
            told.append(String.format(
                    "%7.1f s %s %s %s%s%s: %s%n",
                    (alert.receivedAt() - TestWard.DAWN) / 1000.0,
                    alert.kind(),
                    alert.event(),
                    alert.priority(),
                    alert.calls() ? " calls" : "",
                    alert.retrospective() ? " past" : "",
                    alert.text()));
        }
        return told.toString();
    }
}
