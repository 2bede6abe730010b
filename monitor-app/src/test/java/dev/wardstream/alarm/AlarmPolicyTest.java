package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmPolicy.AnomalyRule;
import dev.wardstream.alarm.AlarmPolicy.BatteryRule;
import dev.wardstream.alarm.AlarmPolicy.ClockOffRule;
import dev.wardstream.alarm.AlarmPolicy.News2Rule;
import dev.wardstream.alarm.AlarmPolicy.SensorRule;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AlarmPolicyTest {
    private static final Duration DELAY = Duration.ofSeconds(15);
    private static final Duration BEFORE = Duration.ofSeconds(-1);
    private static final PerDeviceKind DELAYS = new PerDeviceKind(DELAY, DELAY, DELAY, DELAY);
    private static final double NONE = Double.NaN;
    private final AlarmPolicy defaults = AlarmPolicy.defaults();

    @Test
    void theLeastDelayIsThatOfTheQuickestAlarm() {
        assertThat(AlarmPolicy.defaults().leastDelay()).isEqualTo(Duration.ofSeconds(10));
        VitalLimits atOnce = new VitalLimits(90, Double.NaN, 80, Double.NaN, 1, DELAY, Duration.ZERO);
        assertThat(AlarmPolicy.defaults().withLimits(VitalSign.SPO2, atOnce).leastDelay())
                .isZero();
    }

    @Test
    void defaultsAreThoseOfTheTables() {
        assertThat(defaults.limits())
                .containsEntry(VitalSign.HEART_RATE, new VitalLimits(50, 120, 40, 140, 3, DELAY))
                .containsEntry(VitalSign.RESPIRATORY_RATE, new VitalLimits(8, 30, 5, 35, 2, DELAY))
                .containsEntry(VitalSign.SPO2, new VitalLimits(90, NONE, 85, NONE, 1, DELAY))
                .containsEntry(VitalSign.SYSTOLIC_PRESSURE, new VitalLimits(90, 180, 80, NONE, 5, DELAY))
                .containsEntry(VitalSign.BODY_TEMPERATURE, VitalLimits.of(35.5, 38.5, 0.2, DELAY))
                .containsEntry(VitalSign.BLOOD_GLUCOSE, new VitalLimits(70, 250, 54, NONE, 5, DELAY))
                .hasSize(6);
        assertThat(defaults.news2())
                .isEqualTo(new News2Rule(
                        7,
                        5,
                        true,
                        Duration.ofSeconds(30),
                        2,
                        Duration.ofHours(4),
                        PerDeviceKind.all(Duration.ofMinutes(10)).withSpotCheck(Duration.ofMinutes(65)),
                        PerDeviceKind.all(Duration.ZERO)));
        assertThat(defaults.anomaly()).isEqualTo(new AnomalyRule(0.995, 0.005, 3, Duration.ofMinutes(5), Priority.LOW));
        assertThat(defaults.sensor())
                .isEqualTo(new SensorRule(0.3, Duration.ofSeconds(10), Duration.ofMinutes(5), Priority.LOW));
        assertThat(defaults.battery()).isEqualTo(new BatteryRule(0.15, 0.05, Duration.ofMinutes(1), Priority.LOW));
        assertThat(defaults.noDataPriority()).isEqualTo(Priority.MEDIUM);
        assertThat(defaults.noDataAfter().of(DeviceKind.WEARABLE)).isEqualTo(Duration.ofMinutes(3));
        assertThat(defaults.noDataAfter().of(DeviceKind.BEDSIDE_MONITOR)).isEqualTo(Duration.ofMinutes(1));
        assertThat(defaults.noDataAfter().of(DeviceKind.SPOT_CHECK)).isEqualTo(Duration.ofHours(12));
        assertThat(defaults.noDataAfter().of(DeviceKind.UNKNOWN)).isEqualTo(Duration.ofMinutes(5));
        assertThat(defaults.holdsFor().of(DeviceKind.SPOT_CHECK)).isEqualTo(Duration.ofHours(12));
        assertThat(defaults.liveWithin().of(DeviceKind.BEDSIDE_MONITOR)).isEqualTo(Duration.ofSeconds(60));
    }

    private static News2Rule calling(int rise, Duration newAfter, Duration low, Duration medium) {
        return new News2Rule(7, 5, true, DELAY, rise, newAfter, PerDeviceKind.all(low), PerDeviceKind.all(medium));
    }

    @Test
    void aRecordIsLiveUpToAndWithItsAge() {
        assertThat(defaults.isLive(DeviceKind.WEARABLE, 0, 60_000)).isTrue();
        assertThat(defaults.isLive(DeviceKind.WEARABLE, 0, 60_001)).isFalse();
        assertThat(defaults.isLive(DeviceKind.WEARABLE, 5_000, 0)).isTrue();
    }

    @Test
    void aSettingThatCannotBeIsRefusedByItsPath() {
        refused(limits(120, 50, NONE, NONE, 3), "alarm.limits.heartRate.low: HR: low (120) is not below high (50).");
        refused(limits(50, 120, 60, NONE, 3), "alarm.limits.heartRate.extremeLow");
        refused(
                limits(50, 120, NONE, 110, 3),
                "alarm.limits.heartRate.extremeHigh: HR: extreme high (110) is below high (120).");
        refused(limits(50, 120, NONE, NONE, 40), "alarm.limits.heartRate.hysteresis");
        refused(limits(50, 120, NONE, NONE, -1), "alarm.limits.heartRate.hysteresis");
        refused(limits(5, 120, NONE, NONE, 3), "alarm.limits.heartRate.low must be between 10.0 and 300.0 /min");
        refused(
                () -> defaults.withLimits(VitalSign.SPO2, VitalLimits.of(90, NONE, 1, Duration.ofSeconds(-1))),
                "alarm.limits.spo2.delay");
        refused(() -> new News2Rule(5, 7, true, DELAY), "alarm.news2.high");
        refused(() -> new News2Rule(7, 0, true, DELAY), "alarm.news2.medium");
        refused(() -> new AnomalyRule(1.5, 0, 3, Duration.ZERO, Priority.LOW), "alarm.anomaly.threshold");
        refused(() -> new AnomalyRule(0.9, 0.95, 3, Duration.ZERO, Priority.LOW), "alarm.anomaly.hysteresis");
        refused(() -> new AnomalyRule(0.9, 0, 0, Duration.ZERO, Priority.LOW), "alarm.anomaly.scores");
        refused(() -> new SensorRule(2, DELAY, DELAY, Priority.LOW), "alarm.sensor.quality");
        refused(() -> new SensorRule(0.3, DELAY, Duration.ZERO, Priority.LOW), "alarm.sensor.flatLineAfter");
        refused(() -> new BatteryRule(-0.1, 0, DELAY, Priority.LOW), "alarm.battery.low must be 0 to below 1, is -0.1");
        refused(() -> new BatteryRule(1, 0, DELAY, Priority.LOW), "alarm.battery.low");
        refused(() -> new BatteryRule(0.5, -0.1, DELAY, Priority.LOW), "alarm.battery.hysteresis");
        refused(() -> new BatteryRule(0.5, 0.6, DELAY, Priority.LOW), "alarm.battery.hysteresis");
        refused(() -> new BatteryRule(0.5, 0.5, BEFORE, Priority.LOW), "alarm.battery.delay must not be negative");
        refused(() -> new ClockOffRule(Duration.ZERO, DELAY, Priority.LOW), "alarm.clock.offFrom");
        refused(() -> new ClockOffRule(DELAY, BEFORE, Priority.LOW), "alarm.clock.delay");
        refused(() -> new News2Rule(21, 5, true, DELAY), "alarm.news2.high must be 5 (medium) to 20, is 21");
        refused(() -> new News2Rule(21, 21, true, DELAY), "alarm.news2.medium must be 1 to 20, is 21");
        refused(() -> new News2Rule(7, 5, true, BEFORE), "alarm.news2.delay");
        refused(() -> calling(0, DELAY, DELAY, DELAY), "alarm.news2.rise must be 1 to 20, is 0");
        refused(() -> calling(21, DELAY, DELAY, DELAY), "alarm.news2.rise must be 1 to 20, is 21");
        refused(() -> calling(2, BEFORE, DELAY, DELAY), "alarm.news2.newAfter must not be negative");
        refused(() -> calling(2, DELAY, BEFORE, DELAY), "alarm.news2.confirm.low.bedsideMonitor must not be negative");
        refused(() -> calling(2, DELAY, DELAY, BEFORE), "alarm.news2.confirm.medium.bedsideMonitor must not be");
        refused(() -> new AnomalyRule(0, 0, 3, Duration.ZERO, Priority.LOW), "alarm.anomaly.threshold");
        refused(() -> new AnomalyRule(0.9, -0.1, 3, Duration.ZERO, Priority.LOW), "alarm.anomaly.hysteresis");
        refused(() -> new AnomalyRule(0.9, 0.9, 3, Duration.ZERO, Priority.LOW), "alarm.anomaly.hysteresis");
        refused(() -> new SensorRule(-0.1, DELAY, DELAY, Priority.LOW), "alarm.sensor.quality");
        refused(() -> new SensorRule(0.3, BEFORE, DELAY, Priority.LOW), "alarm.sensor.delay");
        refused(limits(50, 120, 5, NONE, 3), "alarm.limits.heartRate.extremeLow must be between");
        refused(limits(50, 120, NONE, 301, 3), "alarm.limits.heartRate.extremeHigh must be between");
        refused(limits(50, 301, NONE, NONE, 3), "alarm.limits.heartRate.high must be between");
        PerDeviceKind never = new PerDeviceKind(DELAY, Duration.ZERO, DELAY, DELAY);
        refused(
                () -> new AlarmPolicy(
                        defaults.limits(),
                        defaults.news2(),
                        defaults.anomaly(),
                        defaults.sensor(),
                        defaults.battery(),
                        defaults.clock(),
                        never,
                        Priority.LOW,
                        defaults.vitalLostAfter(),
                        defaults.holdsFor(),
                        defaults.liveWithin(),
                        defaults.disagreement(),
                        defaults.handling()),
                "alarm.noDataAfter.wearable must be longer than zero, is PT0S");
    }

    @Test
    void aTimeIsRefusedForEachKindOfDevice() {
        Duration zero = Duration.ZERO;
        refused(() -> new PerDeviceKind(zero, DELAY, DELAY, DELAY).requirePositive("x"), "alarm.x.bedsideMonitor");
        refused(() -> new PerDeviceKind(DELAY, zero, DELAY, DELAY).requirePositive("x"), "alarm.x.wearable");
        refused(() -> new PerDeviceKind(DELAY, DELAY, BEFORE, DELAY).requirePositive("x"), "alarm.x.spotCheck");
        refused(() -> new PerDeviceKind(DELAY, DELAY, DELAY, BEFORE).requirePositive("x"), "alarm.x.unknown");
        PerDeviceKind never = new PerDeviceKind(DELAY, zero, DELAY, DELAY);
        refused(() -> withTimes(never, DELAYS), "alarm.holdsFor.wearable");
        refused(() -> withTimes(DELAYS, never), "alarm.liveWithin.wearable");
    }

    @Test
    void limitsMayBeOnOneSideOnlyAndMayMeetTheEdges() {
        assertThat(new BatteryRule(0.5, 0.5, Duration.ZERO, Priority.LOW).low()).isEqualTo(0.5);
        assertThat(new News2Rule(20, 20, false, Duration.ZERO).high()).isEqualTo(20);
        assertThat(new News2Rule(1, 1, false, Duration.ZERO).medium()).isEqualTo(1);
        assertThat(new AnomalyRule(1, 0, 1, Duration.ZERO, Priority.LOW).scores())
                .isEqualTo(1);
        assertThat(new SensorRule(0, Duration.ZERO, DELAY, Priority.LOW).quality())
                .isZero();
        assertThat(new SensorRule(1, Duration.ZERO, DELAY, Priority.LOW).quality())
                .isEqualTo(1);
        VitalLimits edges = new VitalLimits(10, 300, 10, 300, 145, Duration.ZERO);
        assertThat(defaults.withLimits(VitalSign.HEART_RATE, edges).limits())
                .containsEntry(VitalSign.HEART_RATE, edges);
        VitalLimits above = new VitalLimits(NONE, 120, NONE, 120, 0, DELAY);
        assertThat(defaults.withLimits(VitalSign.HEART_RATE, above).limits())
                .containsEntry(VitalSign.HEART_RATE, above);
    }

    private AlarmPolicy withTimes(PerDeviceKind holdsFor, PerDeviceKind liveWithin) {
        return new AlarmPolicy(
                defaults.limits(),
                defaults.news2(),
                defaults.anomaly(),
                defaults.sensor(),
                defaults.battery(),
                defaults.clock(),
                DELAYS,
                Priority.LOW,
                DELAYS,
                holdsFor,
                liveWithin,
                defaults.disagreement(),
                defaults.handling());
    }

    private ThrowingCallable limits(double low, double high, double extremeLow, double extremeHigh, double hysteresis) {
        return () -> defaults.withLimits(
                VitalSign.HEART_RATE, new VitalLimits(low, high, extremeLow, extremeHigh, hysteresis, DELAY));
    }

    private static void refused(ThrowingCallable setting, String message) {
        assertThatThrownBy(setting).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
