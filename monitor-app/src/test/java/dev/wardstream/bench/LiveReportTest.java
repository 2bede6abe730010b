package dev.wardstream.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What is told of a ward in real time. */
class LiveReportTest {
    @Test
    void ofAHundredAlertsTheLastIsTheLongestAndNotTheNinetyNinth() {
        Histogram millis = new Histogram(3);
        for (int alert = 1; alert <= 99; alert++) {
            millis.recordValue(alert);
        }
        millis.recordValue(1_000);

        assertThat(LiveReport.Latency.of(millis)).isEqualTo(new LiveReport.Latency(100, 50L, 90L, 99L, 1_000L));
    }

    @Test
    void whereThereWasNoAlertNoTimeIsTold() {
        assertThat(LiveReport.Latency.of(new Histogram(3)))
                .isEqualTo(new LiveReport.Latency(0, null, null, null, null));
    }

    @Test
    void aProcessThatWorkedSixSecondsInAMinuteTookATenthOfACore() {
        LiveReport.Cores cores = LiveReport.Cores.between(
                new ProcessCpu.Used(10, 5, Double.NaN), new ProcessCpu.Used(16, 5.6, Double.NaN), 60);

        assertThat(cores.all()).isEqualTo(0.1, within(1e-9));
        assertThat(cores.jit()).isEqualTo(0.01, within(1e-9));
        assertThat(cores.gc()).isNull();
    }
}
