package dev.wardstream.command;

import com.typesafe.config.Config;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Disagreement;
import dev.wardstream.alarm.PerDeviceKind;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The alarm section of the settings, as a policy. */
final class AlarmSettings {
    private AlarmSettings() {}

    static AlarmPolicy policy(Config config) {
        Config news2 = config.getConfig("news2");
        Config anomaly = config.getConfig("anomaly");
        Config sensor = config.getConfig("sensor");
        try {
            return new AlarmPolicy(
                    limits(config.getConfig("limits")),
                    new AlarmPolicy.News2Rule(
                            news2.getInt("high"),
                            news2.getInt("medium"),
                            news2.getBoolean("singleThree"),
                            news2.getDuration("delay"),
                            news2.getInt("rise"),
                            news2.getDuration("newAfter"),
                            perDeviceKind(news2.getConfig("confirm.low")),
                            perDeviceKind(news2.getConfig("confirm.medium"))),
                    new AlarmPolicy.AnomalyRule(
                            anomaly.getDouble("threshold"),
                            anomaly.getDouble("hysteresis"),
                            anomaly.getInt("scores"),
                            anomaly.getDuration("delay"),
                            priority(anomaly, "priority")),
                    new AlarmPolicy.SensorRule(
                            sensor.getDouble("quality"),
                            sensor.getDuration("delay"),
                            sensor.getDuration("flatLineAfter"),
                            priority(sensor, "priority")),
                    battery(config.getConfig("battery")),
                    clock(config.getConfig("clock")),
                    perDeviceKind(config.getConfig("noDataAfter")),
                    priority(config, "noDataPriority"),
                    perDeviceKind(config.getConfig("vitalLostAfter")),
                    perDeviceKind(config.getConfig("holdsFor")),
                    perDeviceKind(config.getConfig("liveWithin")),
                    disagreement(config.getConfig("disagreement")),
                    HandlingSettings.handling(config));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("in the settings: " + e.getMessage(), e);
        }
    }

    private static Map<VitalSign, VitalLimits> limits(Config config) {
        Map<VitalSign, VitalLimits> limits = new EnumMap<>(VitalSign.class);
        for (VitalSign vital : VitalSign.ALL) {
            if (config.hasPath(vital.field())) {
                limits.put(vital, limit(config.getConfig(vital.field()), vital));
            }
        }
        return limits;
    }

    private static VitalLimits limit(Config config, VitalSign vital) {
        Duration delay = config.hasPath("delay") ? config.getDuration("delay") : Duration.ofSeconds(15);
        return new VitalLimits(
                bound(config, "low"),
                bound(config, "high"),
                bound(config, "extremeLow"),
                bound(config, "extremeHigh"),
                config.hasPath("hysteresis") ? config.getDouble("hysteresis") : vital.resolution(),
                delay,
                config.hasPath("extremeDelay") ? config.getDuration("extremeDelay") : delay);
    }

    private static double bound(Config config, String path) {
        boolean none = !config.hasPath(path) || config.getString(path).equals("none");
        return none ? Double.NaN : config.getDouble(path);
    }

    private static AlarmPolicy.BatteryRule battery(Config config) {
        return new AlarmPolicy.BatteryRule(
                config.getDouble("low"),
                config.getDouble("hysteresis"),
                config.getDuration("delay"),
                priority(config, "priority"));
    }

    private static AlarmPolicy.ClockOffRule clock(Config config) {
        return new AlarmPolicy.ClockOffRule(
                config.getDuration("offFrom"), config.getDuration("delay"), priority(config, "priority"));
    }

    private static Disagreement disagreement(Config config) {
        Map<VitalSign, Double> differences = new EnumMap<>(VitalSign.class);
        for (VitalSign vital : VitalSign.ALL) {
            double difference = bound(config, vital.field());
            if (!Double.isNaN(difference)) {
                differences.put(vital, difference);
            }
        }
        return new Disagreement(
                differences, config.getDouble("hysteresis"), config.getDuration("delay"), priority(config, "priority"));
    }

    static PerDeviceKind perDeviceKind(Config config) {
        return new PerDeviceKind(
                config.getDuration("bedsideMonitor"),
                config.getDuration("wearable"),
                config.getDuration("spotCheck"),
                config.getDuration("unknown"));
    }

    static Priority priority(Config config, String path) {
        String name = config.getString(path);
        try {
            return Priority.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    config.getValue(path).origin().description() + ": " + path + " must be low, medium or high");
        }
    }
}
