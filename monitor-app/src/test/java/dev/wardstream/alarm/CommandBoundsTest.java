package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmInput.Commanded;
import dev.wardstream.alarm.CommandOutcome.Result;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What people write is bounded, and so is what is remembered of it. */
class CommandBoundsTest {
    private static final long NOW = Story.at("10:00:00");
    private static final Action RESUME = new Action.Resume();

    private final PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, AlarmPolicy.defaults());

    @Test
    void aTextIsOfOneLineAndOfBoundedLength() {
        List<Written> texts = List.of(
                text -> new Action.Acknowledge("an alarm", text),
                text -> new Action.Decline("an alarm", text),
                text -> new Action.HandOver("an alarm", "Bea", text),
                text -> new Action.Silence("an alarm", NOW, text),
                text -> new Action.Pause(NOW, text),
                text -> new Action.Discharge(text));
        for (Written text : texts) {
            assertThat(text.with("x".repeat(500))).isNotNull();
            refused(() -> text.with("x".repeat(501)), "may have 500 characters at most, has 501");
            refuseBreaks(text);
        }
    }

    @Test
    void aNameIsOfOneLineAndOfBoundedLength() {
        List<Written> names = List.of(
                name -> new Action.HandOver("an alarm", name, ""),
                name -> new AlarmCommand("c-1", Story.PATIENT, NOW, name, RESUME),
                name -> new OwnLimits(Map.of(), false, NOW, name, "Dr-Roy", NOW + 1),
                name -> new OwnLimits(Map.of(), false, NOW, "Ann", name, NOW + 1));
        for (Written name : names) {
            assertThat(name.with("x".repeat(64))).isNotNull();
            refused(() -> name.with("x".repeat(65)), "may have 64 characters at most, has 65");
            refused(() -> name.with(" "), "must not be empty");
            refuseBreaks(name);
        }
    }

    @Test
    void anIdIsOfOneLineAndOfBoundedLength() {
        List<Written> ids = List.of(
                id -> new Action.Acknowledge(id, ""),
                id -> new Action.Decline(id, "busy"),
                id -> new Action.HandOver(id, "Bea", ""),
                id -> new Action.Silence(id, NOW, "busy"),
                id -> new Action.MarkUseful(id, true),
                id -> new Action.ClearLatched(id, ""));
        for (Written id : ids) {
            assertThat(id.with("x".repeat(300))).isNotNull();
            refused(() -> id.with("x".repeat(301)), "alarm may have 300 characters at most, has 301");
            refused(() -> id.with(""), "alarm must not be empty");
            refuseBreaks(id);
        }
        assertThat(new AlarmCommand("x".repeat(200), Story.PATIENT, NOW, "Ann", RESUME))
                .isNotNull();
        refused(() -> new AlarmCommand("x".repeat(201), Story.PATIENT, NOW, "Ann", RESUME), "command id may have 200");
    }

    @Test
    void aReasonMustBeGivenWhereSomebodyIsNotCalled() {
        refused(() -> new Action.Decline("an alarm", ""), "reason must not be empty");
        refused(() -> new Action.Silence("an alarm", NOW, " "), "reason must not be empty");
        refused(() -> new Action.Pause(NOW, ""), "reason must not be empty");
        assertThat(new Action.Acknowledge("an alarm", "")).isNotNull();
        assertThat(new Action.Discharge("")).isNotNull();
    }

    @Test
    void limitsExpireAfterTheyWereSet() {
        refused(
                () -> new OwnLimits(Map.of(), false, NOW, "Ann", "Dr-Roy", NOW),
                "limits must expire after they were set");
    }

    @Test
    void aSenderGoneMadDoesNotMakeThePatientsStateGrow() {
        for (int i = 0; i < 200; i++) {
            command("resume-" + i, NOW + i, NOW + i);
        }
        int full = Kept.bytes(alarms).length;
        for (int i = 200; i < 5_000; i++) {
            command("resume-" + i, NOW + i, NOW + i);
        }
        assertThat(Kept.bytes(alarms).length).isLessThan(full + 600);
        assertThat(command("resume-4999", NOW + 4_999, NOW + 5_000)).isEqualTo(Result.DUPLICATE);
        assertThat(command("resume-4800", NOW + 4_800, NOW + 5_000)).isEqualTo(Result.DUPLICATE);
        assertThat(command("resume-4799", NOW + 4_799, NOW + 5_000)).isEqualTo(Result.STALE);
        assertThat(command("another", NOW + 4_799, NOW + 5_000)).isEqualTo(Result.STALE);
    }

    @Test
    void whatIsTooOldAnywayIsForgotten() {
        command("resume-1", NOW, NOW);
        int one = Kept.bytes(alarms).length;
        command("resume-2", NOW + 3_600_001, NOW + 3_600_001);
        assertThat(Kept.bytes(alarms)).hasSize(one);
    }

    @Test
    void whatTurnsTheTextOrCannotBeSeenIsRefusedAtEachText() {
        List<Written> texts = List.of(
                text -> new Action.Acknowledge("an alarm", text),
                text -> new Action.Decline("an alarm", text),
                text -> new Action.HandOver("an alarm", "Bea", text),
                text -> new Action.HandOver("an alarm", text, ""),
                text -> new Action.Silence("an alarm", NOW, text),
                text -> new Action.Pause(NOW, text),
                text -> new Action.Discharge(text),
                text -> new AlarmCommand("c-1", Story.PATIENT, NOW, text, RESUME),
                text -> new OwnLimits(Map.of(), false, NOW, "Ann", text, NOW + 1));
        for (Written text : texts) {
            refused(() -> text.with("Ann\u202E"), "marks that turn the direction of writing: U+202E at position 4");
            refused(() -> text.with("A\u200Bnn"), "must not have invisible characters");
        }
    }

    /** Something that holds what a person has written. */
    private interface Written {
        Object with(String text);
    }

    private Result command(String id, long issuedAt, long now) {
        AlarmCommand command = new AlarmCommand(id, Story.PATIENT, issuedAt, "Ann", RESUME);
        CommandOutcome outcome = alarms.step(new Commanded(command, now)).outcome();
        return Objects.requireNonNull(outcome).result();
    }

    private static void refuseBreaks(Written text) {
        for (String line :
                List.of("one\ntwo", "one\u0000", "one\u001b[2J", "one\u0085two", "one\u2028two", "one\u2029two")) {
            refused(() -> text.with(line), "must be one line without control characters");
        }
    }

    private static void refused(Runnable text, String message) {
        assertThatThrownBy(text::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
