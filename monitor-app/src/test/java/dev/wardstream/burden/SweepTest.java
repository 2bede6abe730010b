package dev.wardstream.burden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.train.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
    @Test
    void longerDelaysAndWiderLimitsNeverCallMoreOften() {
        double[] rates = new double[3_600];
        for (int second = 0; second < rates.length; second++) {
            rates[second] = 110 + 30 * Math.sin(second / 9.0) * Math.sin(second / 71.0);
        }
        Courses courses = new Courses(RecordingSet.STRESS_PREDICT, List.of(Ward.worn(rates)), 0);

        List<Sweep.Cell> cells = Sweep.over(courses, AlarmPolicy.defaults(), Sweep.SECONDS, Progress.SILENT)
                .cells();

        assertThat(cells).hasSize(Sweep.SECONDS.size() * Sweep.WIDTHS.size());
        assertThat(cells.get(0).alarmsPerPatientDay()).isPositive();
        for (Sweep.Cell cell : cells) {
            for (Sweep.Cell other : cells) {
                if (other.delaySeconds() >= cell.delaySeconds() && other.width() == cell.width()) {
                    assertThat(other.alarmsPerPatientDay()).isLessThanOrEqualTo(cell.alarmsPerPatientDay());
                }
            }
        }
        assertThat(cells.get(cells.size() - 1).alarmsPerPatientDay()).isZero();
    }
}
