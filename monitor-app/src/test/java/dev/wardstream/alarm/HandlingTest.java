package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.Handling.Escalation;
import dev.wardstream.alarm.Handling.Flapping;
import dev.wardstream.alarm.Handling.Latching;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HandlingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final Handling defaults = Handling.defaults();

    @Test
    void defaultsAreThoseOfTheTables() {
        assertThat(defaults)
                .isEqualTo(new Handling(
                        new Latching(Priority.HIGH, Map.of()),
                        MINUTE.multipliedBy(2),
                        new Escalation(
                                List.of(MINUTE.multipliedBy(2), MINUTE.multipliedBy(3)),
                                List.of(MINUTE.multipliedBy(10), MINUTE.multipliedBy(15)),
                                List.of()),
                        new Flapping(
                                3,
                                PerDeviceKind.all(MINUTE.multipliedBy(10)).withSpotCheck(Duration.ofHours(24)),
                                PerDeviceKind.all(MINUTE.multipliedBy(2)).withSpotCheck(Duration.ofHours(12))),
                        MINUTE.multipliedBy(60),
                        MINUTE.multipliedBy(240),
                        MINUTE.multipliedBy(60)));
    }

    @Test
    void whatLatchesHangsOnPriorityAndKind() {
        Latching medium = new Latching(
                Priority.MEDIUM, Map.of(AlarmKind.NEWS2, false, AlarmKind.ANOMALY, true, AlarmKind.NO_DATA, false));
        assertThat(medium.latches(AlarmKind.SPO2_LOW, Priority.LOW)).isFalse();
        assertThat(medium.latches(AlarmKind.SPO2_LOW, Priority.MEDIUM)).isTrue();
        assertThat(medium.latches(AlarmKind.SPO2_LOW, Priority.HIGH)).isTrue();
        assertThat(medium.latches(AlarmKind.NEWS2, Priority.HIGH)).isFalse();
        assertThat(medium.latches(AlarmKind.ANOMALY, Priority.LOW)).isTrue();
        assertThat(medium.latches(AlarmKind.SENSOR_FAULT, Priority.HIGH)).isFalse();
        assertThat(new Latching(null, Map.of()).latches(AlarmKind.SPO2_LOW, Priority.HIGH))
                .isFalse();
    }

    @Test
    void eachLevelHasItsTimeAndTheLastHasNoneAfterIt() {
        Escalation steps =
                new Escalation(List.of(MINUTE, MINUTE.multipliedBy(2)), List.of(MINUTE.multipliedBy(5)), List.of());
        assertThat(steps.patience(AlarmKind.SPO2_LOW, Priority.HIGH, 1)).isEqualTo(60_000);
        assertThat(steps.patience(AlarmKind.SPO2_LOW, Priority.HIGH, 2)).isEqualTo(120_000);
        assertThat(steps.patience(AlarmKind.SPO2_LOW, Priority.HIGH, 3)).isEqualTo(Held.NEVER);
        assertThat(steps.patience(AlarmKind.SPO2_LOW, Priority.MEDIUM, 1)).isEqualTo(300_000);
        assertThat(steps.patience(AlarmKind.SPO2_LOW, Priority.MEDIUM, 2)).isEqualTo(Held.NEVER);
        assertThat(steps.patience(AlarmKind.SPO2_LOW, Priority.LOW, 1)).isEqualTo(Held.NEVER);
        assertThat(steps.patience(AlarmKind.NO_DATA, Priority.HIGH, 1)).isEqualTo(60_000);
        assertThat(steps.patience(AlarmKind.NO_DATA, Priority.HIGH, 2)).isEqualTo(Held.NEVER);
        assertThat(steps.levels(AlarmKind.SPO2_LOW)).isEqualTo(3);
        assertThat(steps.levels(AlarmKind.NO_DATA)).isEqualTo(2);
        Escalation none = new Escalation(List.of(), List.of(), List.of());
        assertThat(none.levels(AlarmKind.SPO2_LOW)).isEqualTo(1);
        assertThat(none.levels(AlarmKind.NO_DATA)).isEqualTo(1);
    }

    @Test
    void aSettingThatCannotBeIsRefusedByItsPath() {
        Duration zero = Duration.ZERO;
        Duration negative = Duration.ofSeconds(-1);
        refused(() -> handling(negative, MINUTE, MINUTE, MINUTE), "alarm.together must not be negative");
        refused(() -> handling(MINUTE, zero, MINUTE, MINUTE), "alarm.silenceAtMost must be longer than zero");
        refused(() -> handling(MINUTE, MINUTE, negative, MINUTE), "alarm.pauseAtMost must be longer than zero");
        refused(() -> handling(MINUTE, MINUTE, MINUTE, zero), "alarm.commandsWithin must be longer than zero");
        refused(() -> new Escalation(List.of(zero), List.of(), List.of()), "alarm.escalation.high");
        refused(() -> new Escalation(List.of(), List.of(negative), List.of()), "alarm.escalation.medium");
        refused(() -> new Escalation(List.of(), List.of(), List.of(MINUTE, zero)), "alarm.escalation.low");
        refused(() -> new Flapping(1, MINUTE, MINUTE), "alarm.flapping.times must be 2 or more, is 1");
        refused(() -> new Flapping(2, zero, MINUTE), "alarm.flapping.within");
        refused(() -> new Flapping(2, MINUTE, negative), "alarm.flapping.quiet");
        refused(
                () -> new Latching(null, Map.of(AlarmKind.BATTERY_LOW, true)),
                "alarm.latching.kinds.BATTERY_LOW must be never: a technical alarm never latches, is always");
        assertThat(handling(zero, MINUTE, MINUTE, MINUTE).together()).isZero();
    }

    private Handling handling(Duration together, Duration silence, Duration pause, Duration commands) {
        return new Handling(
                defaults.latching(), together, defaults.escalation(), defaults.flapping(), silence, pause, commands);
    }

    private static void refused(ThrowingCallable setting, String message) {
        assertThatThrownBy(setting).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
