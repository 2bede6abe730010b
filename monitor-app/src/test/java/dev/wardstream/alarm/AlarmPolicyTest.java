package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmPolicy.AnomalyRule;
import dev.wardstream.alarm.AlarmPolicy.News2Rule;
import dev.wardstream.alarm.AlarmPolicy.SensorRule;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AlarmPolicyTest {
    private static final Duration DELAY = Duration.ofSeconds(15);
    private static final double NONE = Double.NaN;
    private final AlarmPolicy defaults = AlarmPolicy.defaults();

    @Test
    void defaultsAreThoseOfTheTables() {
        assertThat(defaults.limits())
                .containsEntry(VitalSign.HEART_RATE, new VitalLimits(50, 120, 40, 140, 3, DELAY))
                .containsEntry(VitalSign.RESPIRATORY_RATE, new VitalLimits(8, 30, 5, 35, 2, DELAY))
                .containsEntry(VitalSign.SPO2, new VitalLimits(90, NONE, 85, NONE, 1, DELAY))
                .containsEntry(VitalSign.SYSTOLIC_PRESSURE, new VitalLimits(90, 180, 80, NONE, 5, DELAY))
                .containsEntry(VitalSign.BODY_TEMPERATURE, VitalLimits.of(35.5, 38.5, 0.2, DELAY))
                .hasSize(5);
        assertThat(defaults.news2()).isEqualTo(new News2Rule(7, 5, true, Duration.ofSeconds(30)));
        assertThat(defaults.anomaly()).isEqualTo(new AnomalyRule(0.995, 0.005, 3, Priority.LOW));
        assertThat(defaults.sensor())
                .isEqualTo(new SensorRule(0.3, Duration.ofSeconds(10), Duration.ofMinutes(5), Priority.LOW));
        assertThat(defaults.noDataAfter().of(DeviceKind.WEARABLE)).isEqualTo(Duration.ofMinutes(3));
        assertThat(defaults.holdsFor().of(DeviceKind.SPOT_CHECK)).isEqualTo(Duration.ofHours(12));
        assertThat(defaults.liveWithin().of(DeviceKind.BEDSIDE_MONITOR)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aRecordIsLiveUpToAndWithItsAge() {
        assertThat(defaults.isLive(DeviceKind.WEARABLE, 0, 60_000)).isTrue();
        assertThat(defaults.isLive(DeviceKind.WEARABLE, 0, 60_001)).isFalse();
        assertThat(defaults.isLive(DeviceKind.WEARABLE, 5_000, 0)).isTrue();
    }

    @Test
    void aSettingThatCannotBeIsRefusedByItsPath() {
        refused(limits(120, 50, NONE, NONE, 3), "alarm.limits.heartRate.low must be below high (50.0), is 120.0");
        refused(limits(50, 120, 60, NONE, 3), "alarm.limits.heartRate.extremeLow");
        refused(limits(50, 120, NONE, 110, 3), "alarm.limits.heartRate.extremeHigh");
        refused(limits(50, 120, NONE, NONE, 40), "alarm.limits.heartRate.hysteresis");
        refused(limits(50, 120, NONE, NONE, -1), "alarm.limits.heartRate.hysteresis");
        refused(limits(5, 120, NONE, NONE, 3), "alarm.limits.heartRate.low must be between 10.0 and 300.0 /min");
        refused(
                () -> defaults.withLimits(VitalSign.SPO2, VitalLimits.of(90, NONE, 1, Duration.ofSeconds(-1))),
                "alarm.limits.spo2.delay");
        refused(() -> new News2Rule(5, 7, true, DELAY), "alarm.news2.high");
        refused(() -> new News2Rule(7, 0, true, DELAY), "alarm.news2.medium");
        refused(() -> new AnomalyRule(1.5, 0, 3, Priority.LOW), "alarm.anomaly.threshold");
        refused(() -> new AnomalyRule(0.9, 0.95, 3, Priority.LOW), "alarm.anomaly.hysteresis");
        refused(() -> new AnomalyRule(0.9, 0, 0, Priority.LOW), "alarm.anomaly.scores");
        refused(() -> new SensorRule(2, DELAY, DELAY, Priority.LOW), "alarm.sensor.quality");
        refused(() -> new SensorRule(0.3, DELAY, Duration.ZERO, Priority.LOW), "alarm.sensor.flatLineAfter");
        PerDeviceKind never = new PerDeviceKind(DELAY, Duration.ZERO, DELAY, DELAY);
        refused(
                () -> new AlarmPolicy(
                        defaults.limits(),
                        defaults.news2(),
                        defaults.anomaly(),
                        defaults.sensor(),
                        defaults.battery(),
                        never,
                        Priority.LOW,
                        defaults.holdsFor(),
                        defaults.liveWithin(),
                        defaults.handling()),
                "alarm.noDataAfter.wearable must be longer than zero, is PT0S");
    }

    @Test
    void durationsReadAsPeopleSayThem() {
        assertThat(Durations.text(0)).isEqualTo("0 s");
        assertThat(Durations.text(59_999)).isEqualTo("59 s");
        assertThat(Durations.text(60_000)).isEqualTo("1 min");
        assertThat(Durations.text(95_000)).isEqualTo("1 min 35 s");
        assertThat(Durations.text(7_500_000)).isEqualTo("2 h 5 min");
        assertThat(Durations.text(90_000_000)).isEqualTo("1 d 1 h");
    }

    private ThrowingCallable limits(double low, double high, double extremeLow, double extremeHigh, double hysteresis) {
        return () -> defaults.withLimits(
                VitalSign.HEART_RATE, new VitalLimits(low, high, extremeLow, extremeHigh, hysteresis, DELAY));
    }

    private static void refused(ThrowingCallable setting, String message) {
        assertThatThrownBy(setting).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
